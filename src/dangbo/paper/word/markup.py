"""Making and copying elements of WordprocessingML."""

from lxml import etree

from dangbo.paper.xml import Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_BOOKMARKS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_W}}}{name}"


def make(name: str, attributes: dict[str, str] | None = None, *children: Element) -> Element:
    """An element of WordprocessingML; its attributes are of WordprocessingML too."""
    element = etree.Element(w(name), {w(key): value for key, value in (attributes or {}).items()}, nsmap={"w": _W})
    element.extend(children)
    return element


def replace(element: Element, *others: Element) -> None:
    """Put elements in the place of one."""
    parent = element.getparent()
    if parent is None:
        raise ValueError("the root cannot be replaced")
    position = parent.index(element)
    parent[position : position + 1] = list(others)


def forget_identity(element: Element) -> None:
    """Take from a copy what must be unique in a document."""
    for each in element.iter(etree.Element):
        for name in ("paraId", "textId"):
            each.attrib.pop(f"{_W14}{name}", None)
    for each in list(element.iter(*(w(name) for name in _BOOKMARKS))):
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
