"""A Party document as PDF, set by typst from the template beside this file; no network, no packages.

Times New Roman is what the guideline asks for and is no free font: it is used where the machine has it, otherwise the
metric-compatible Tinos or Liberation Serif, otherwise Libertinus Serif, which typst carries in itself. Of the free
serifs at hand its width is the nearest to Times (text 2.4% wider, bold capitals 1.9% narrower; Noto Serif 18% wider).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from dangbo.paper.party_documents.model import DocumentError, PartyDocument
from dangbo.paper.party_documents.plan import Plan, SignaturePlan, as_data, plan
from dangbo.rules.documents.profile import LayoutProfile

TEMPLATE = Path(__file__).parent / "document.typ"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family of type; `installed` says that it comes from the machine and not with typst."""

    family: str
    installed: bool


CARRIED = Typeface("Libertinus Serif", installed=False)
_WANTED = ("Times New Roman", "Tinos", "Liberation Serif")


@cache
def office_typeface() -> Typeface:
    """The best typeface on this machine, looked for once in a process."""
    families = set(typst.Fonts(include_system_fonts=True).families())
    return next((Typeface(name, installed=True) for name in _WANTED if name in families), CARRIED)


def to_pdf(document: PartyDocument, typeface: Typeface | None = None) -> bytes:
    """The PDF of a document; the same document and typeface give the same bytes.

    Raises DocumentError for a letter that the typeface lacks and for anything that typst complains about.
    """
    used = typeface or office_typeface()
    content = json.dumps(_content(document, used), ensure_ascii=False)
    try:
        pdf, warnings = typst.compile_with_warnings(
            _template(),
            font_paths=_fonts(used.installed),
            ignore_system_fonts=not used.installed,
            sys_inputs={"document": content},
        )
    except typst.TypstError as error:
        raise DocumentError(f"Không dựng được bản PDF: {error.message}.") from error
    if warnings:
        raise DocumentError(f"Bản PDF không đạt: {warnings[0].message}.")
    return bytes(pdf)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _fonts(installed: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=installed)


def _content(document: PartyDocument, typeface: Typeface) -> dict[str, Any]:
    planned = plan(document)
    return {
        "font": typeface.family,
        "two_sided": document.two_sided,
        **_profile(document.profile),
        **_lines(planned),
        "signatures": [_signature(signature) for signature in planned.signatures],
        "attachments": [[as_data(item) for item in attached] for attached in planned.attachments],
    }


def _lines(planned: Plan) -> dict[str, Any]:
    groups = {
        "bodies": planned.bodies,
        "numbers": planned.numbers,
        "dated": planned.dated,
        "titles": planned.titles,
        "addressees": planned.addressees,
        "body": planned.body,
        "recipients": planned.recipients,
    }
    named = {name: [as_data(item) for item in items] for name, items in groups.items()}
    return {"title": planned.title, "party": as_data(planned.party), **named}


def _signature(signature: SignaturePlan) -> dict[str, Any]:
    return {"above": [as_data(line) for line in signature.above], "name": as_data(signature.name)}


def _profile(profile: LayoutProfile) -> dict[str, Any]:
    """Measures in millimetres and styles in points, by their names."""
    return {
        "page": {name: getattr(profile.page, name).mm for name in profile.page.__slots__},
        "styles": {name: _style(profile, name) for name in profile.styles.items()},
    }


def _style(profile: LayoutProfile, name: str) -> dict[str, Any]:
    style = profile.styles.items()[name]
    keys = ("size", "line", "align", "bold", "italic", "underlined")
    return {key: getattr(style, key) for key in keys}
