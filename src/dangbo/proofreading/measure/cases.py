"""Annotated texts: figures with offsets and values, relations that hold or not, errors of typing."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dangbo.proofreading.model import Span


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated text; `figures` is empty where only its errors of typing were annotated."""

    name: str
    text: str
    figures: tuple[dict[str, Any], ...]
    relations: tuple[dict[str, Any], ...]
    typos: tuple[dict[str, Any], ...]
    ignored: tuple[Span, ...]
    original: bool

    def is_ignored(self, position: int) -> bool:
        """Whether the annotations leave this place out."""
        return any(start <= position < end for start, end in self.ignored)

    def figures_of(self, relation: dict[str, Any]) -> list[dict[str, Any]]:
        """The figures that a relation speaks of: by the names in its expression, else by its values."""
        named = {figure["name"]: figure for figure in self.figures if figure.get("name")}
        names = re.findall(r"[a-z]+\d*[a-z]?", relation.get("expr", ""))
        found = [named[name] for name in names if name in named]
        return found or self._by_value(relation)

    def _by_value(self, relation: dict[str, Any]) -> list[dict[str, Any]]:
        wanted = [*(relation.get("parts") or []), relation.get("whole"), relation.get("stated")]
        values = [value for value in wanted if isinstance(value, int | float)]
        near = relation.get("span", "")
        found = [figure for figure in self.figures if figure["value"] in values]
        return [figure for figure in found if not near or figure["text"].rstrip("%") in near]


def read_cases(path: Path) -> list[Case]:
    """The cases of a JSON file, a list of objects with text, figures, relations and typos."""
    return [_case(each) for each in json.loads(path.read_text(encoding="utf-8"))]


def _case(each: dict[str, Any]) -> Case:
    typing_only = bool(each.get("scope"))
    return Case(
        name=each["id"],
        text=each["text"],
        figures=() if typing_only else tuple(each["figures"]),
        relations=() if typing_only else tuple(each["relations"]),
        typos=tuple(each["typos"]),
        ignored=tuple((start, end) for start, end in each.get("ignore", ())),
        original=each["id"].startswith("seed"),
    )
