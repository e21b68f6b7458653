"""XML read without trusting it and written back."""

from typing import TypeAlias

from lxml import etree

from dangbo.paper.packages import broken_file

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element: TypeAlias = etree._Element


def parse(content: bytes) -> Element:
    """The root of a part, without entities, DTD or network.

    Raises:
        FileError: when it is no well-formed XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise broken_file() from error


def serialise(root: Element) -> bytes:
    """A part as bytes."""
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content
