"""Where Django's static files find the assets of `dangbo.web.assets`, under dangbo/assets/."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from dangbo.web.assets import MAKERS, assets_folder, made

PREFIX = "dangbo/assets"


class AssetFinder(BaseFinder):
    """Bootstrap and the fonts, by the names that the style sheets use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = assets_folder(Path(settings.ASSETS_FOLDER))

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        name = path.replace("\\", "/").removeprefix(f"{PREFIX}/")
        if name == path or name not in MAKERS:
            return []
        file = str(made(self.folder, name))
        return [file] if find_all or kwargs.get("all") else file

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[Any]:
        storage = FileSystemStorage(location=self.folder)
        storage.prefix = PREFIX  # type: ignore[attr-defined]
        for name in MAKERS:
            made(self.folder, name)
            yield name, storage
