"""The folder in which a walk leaves the papers of the congress, its screens and the list of what was done."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

SCREENS, CONTENTS = "man-hinh", "muc-luc.txt"
TITLE = "Một đại hội trọn vẹn, làm qua các trang của chương trình"


@dataclass
class Ledger:
    """What was done by whom on which day, and which files were left."""

    folder: Path
    tell: Callable[[str], None] = lambda _line: None
    lines: list[str] = field(default_factory=list)
    papers: dict[str, list[str]] = field(default_factory=dict)
    _screens: int = 0
    _last: tuple[date, str] | None = None

    def begin(self) -> None:
        """An empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / SCREENS).mkdir(parents=True)

    def stage(self, name: str) -> None:
        """A heading; what follows belongs to it."""
        self._write("", name.upper(), "")
        self._last = None
        self.tell(f"… {name}")

    def done(self, day: date, who: str, what: str) -> None:
        """That somebody did something on a day."""
        if self._last != (day, who):
            self._last = (day, who)
            self._write(f"{day:%d/%m/%Y}  {who}")
        self._write(f"    {what}")

    def paper(self, name: str, ending: str) -> Path:
        """Where a file of a paper goes: "05-bao-cao-chinh-tri.docx"."""
        found = self.papers.setdefault(name, [])
        file = f"{list(self.papers).index(name) + 1:02d}-{name}{ending}"
        found.append(file)
        self._write(f"    → {file}")
        return self.folder / file

    def screen(self, name: str) -> Path:
        """Where the picture of a page goes."""
        self._screens += 1
        return self.folder / SCREENS / f"{self._screens:02d}-{name}.png"

    def end(self) -> None:
        """Write the list of contents."""
        (self.folder / CONTENTS).write_text("\n".join([TITLE, *self.lines, ""]), encoding="utf-8")

    def _write(self, *lines: str) -> None:
        self.lines.extend(lines)
