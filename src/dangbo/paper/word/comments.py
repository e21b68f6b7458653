"""Word's own comments: a part of the document that holds them, and marks around the words that they speak of."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from dangbo.paper.word.markup import make, w
from dangbo.paper.word.package import WordPackage
from dangbo.paper.word.runs import enclose_text, make_run
from dangbo.paper.xml import Element, parse, serialise

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "SVB"
AUTHOR = "Soát văn bản"
"""The name under which Word shows the comments."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on the characters from `start` to `end` of a draft's text."""

    start: int
    end: int
    text: str


def add_comments(package: WordPackage, placed: Iterable[tuple[Element, int, int, Comment]]) -> None:
    """Add comments, each with its paragraph of the body and its characters there; those already there stay."""
    wanted = list(placed)
    if not wanted:
        return
    name = _comments_part(package)
    root = parse(package.parts[name])
    number = max((int(each.get(w("id"), "0")) for each in root.iter(w("comment"))), default=-1) + 1
    for identity, (paragraph, start, end, comment) in enumerate(wanted, number):
        mark = {"id": str(identity)}
        reference = make("r", None, make("commentReference", mark))
        enclose_text(paragraph, start, end, make("commentRangeStart", mark), make("commentRangeEnd", mark), reference)
        body = make("p", None, make_run(comment.text))
        root.append(make("comment", {**mark, "author": AUTHOR, "initials": _INITIALS}, body))
    package.parts[name] = serialise(root)


def _comments_part(package: WordPackage) -> str:
    """The name of the part that holds the comments of the body, made where there is none."""
    body = next(iter(package.stories))
    folder, file = posixpath.split(body)
    relations_name = f"{folder}/_rels/{file}.rels".lstrip("/")
    kept = package.parts.get(relations_name)
    relations = parse(kept) if kept else etree.Element(f"{{{_RELATIONS_SPACE}}}Relationships")
    for relation in relations:
        if relation.get("Type") == _KIND:
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    name = posixpath.join(folder, "comments.xml")
    _relate(relations, "comments.xml")
    package.parts[relations_name] = serialise(relations)
    package.parts[name] = serialise(make("comments"))
    types = parse(package.parts[_TYPES])
    etree.SubElement(types, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{name}", ContentType=_CONTENT_TYPE)
    package.parts[_TYPES] = serialise(types)
    return name


def _relate(relations: Element, target: str) -> None:
    taken = {relation.get("Id") for relation in relations}
    identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
    etree.SubElement(relations, f"{{{_RELATIONS_SPACE}}}Relationship", Id=identity, Type=_KIND, Target=target)
