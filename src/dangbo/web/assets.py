"""Style sheets and fonts that come from pip packages, made ready once and kept beside the data.

Nothing of third parties is kept in the repository. The names are those that tokens.css and the pages ask for.
"""

import hashlib
import importlib.util
import re
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

LETTERS = "U+20-7E,U+A0-24F,U+2B0-2FF,U+300-36F,U+1E00-1EFF,U+2000-206F,U+20AB,U+2190-2193,U+2212,U+2260-2265"
DIGITS = "U+30-39"
UPRIGHT_WIDTH = {"wdth": 100}
READING_SIZE = {"opsz": 14}
RECIPE = "2"  # raise when the making below changes, so that old copies are made again


def package_file(package: str, name: str) -> Path:
    """A file inside an installed package, without importing the package. Raises LookupError where it is missing."""
    spec = importlib.util.find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        file = Path(place) / name
        if file.is_file():
            return file
    raise LookupError(f"Thiếu tệp {name} của gói {package}; hãy chạy lại python3 dev.py setup.")


def _bootstrap(target: Path) -> None:
    css = package_file("js_lib_bootstrap5", "static/js-lib-bootstrap5/css/bootstrap.min.css").read_text("utf-8")
    target.write_text(re.sub(r"/\*# sourceMappingURL=\S+ \*/\s*$", "", css), encoding="utf-8")


def _copied_font(package: str, name: str) -> Callable[[Path], None]:
    def make(target: Path) -> None:
        target.write_bytes(package_file(package, f"files/{name}").read_bytes())

    return make


def _subset_font(package: str, name: str, unicodes: str, limits: Mapping[str, float]) -> Callable[[Path], None]:
    def make(target: Path) -> None:
        from fontTools import subset
        from fontTools.ttLib import TTFont
        from fontTools.varLib import instancer

        options = subset.Options()
        options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=subset.parse_unicodes(unicodes.replace("U+", "")))
        with TTFont(package_file(package, f"files/{name}")) as font:
            subsetter.subset(font)
            instancer.instantiateVariableFont(font, limits, inplace=True)
            font.save(target)

    return make


BE_VIETNAM, INTER, NOTO = "fontpkg_be_vietnam_pro", "fontpkg_inter", "fontpkg_noto_serif"

MAKERS: dict[str, Callable[[Path], Any]] = {
    "bootstrap.min.css": _bootstrap,
    **{
        f"fonts/BeVietnamPro-{weight}.ttf": _copied_font(BE_VIETNAM, f"BeVietnamPro-{weight}.ttf")
        for weight in ("Regular", "Medium", "SemiBold", "Bold")
    },
    "fonts/Inter.ttf": _subset_font(INTER, "Inter[opsz,wght].ttf", DIGITS, READING_SIZE),
    "fonts/NotoSerif.ttf": _subset_font(NOTO, "NotoSerif[wdth,wght].ttf", LETTERS, UPRIGHT_WIDTH),
    "fonts/NotoSerif-Italic.ttf": _subset_font(NOTO, "NotoSerif-Italic[wdth,wght].ttf", LETTERS, UPRIGHT_WIDTH),
}

SOURCES = (
    "django-js-lib-bootstrap5",
    "fontpkg-be-vietnam-pro",
    "fontpkg-inter",
    "fontpkg-noto-serif",
    "fonttools",
)


def assets_folder(root: Path) -> Path:
    """The folder of made assets; its name follows the versions of the packages they come from."""
    state = ",".join([RECIPE, LETTERS, *(f"{name}={version(name)}" for name in SOURCES)])
    return root / hashlib.sha256(state.encode()).hexdigest()[:12]


def made(folder: Path, name: str) -> Path:
    """The file of an asset, made now if it is not there. Raises KeyError for an unknown name."""
    make = MAKERS[name]
    target = folder / name
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.{id(target)}.part")
        make(draft)
        draft.replace(target)
    return target
