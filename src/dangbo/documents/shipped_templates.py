"""The templates of a congress round that come with the program, kept as plain text and made into Word files."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from dangbo.paper.party_documents import PartyDocument, Signature, read_text, to_docx
from dangbo.rules.documents import LayoutProfile, document_kind
from dangbo.vietnamese.symbols import Symbol

_FOLDER = "shipped"
_ON = date(2026, 6, 1)
"""A day on which every kind of the shipped templates is in the table of kinds."""


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One template: its name, the key of its kind, its abstract and text with keys in them."""

    name: str
    kind: str
    abstract: str
    text: str

    def word(self, profile: LayoutProfile) -> bytes:
        """The Word file in the layout of a profile; whoever edits it sees the head and the signature in their place."""
        return to_docx(self._document(profile))

    def _document(self, profile: LayoutProfile) -> PartyDocument:
        kind = document_kind(self.kind, _ON)
        letter, minutes = self.kind == "official_letter", self.kind == "minutes"
        chair = Signature("Bí thư", "Họ và tên", "T/M {{cap_uy}}")
        return PartyDocument(
            profile=profile,
            superior_body="{{cap_uy_cap_tren}}",
            issuing_body="{{cap_uy}}",
            symbol=Symbol(None, kind.code, "ĐU"),
            place="" if minutes else "……",
            date=None,
            kind_title="" if letter else kind.name,
            abstract=self.abstract,
            body=read_text(self.text),
            addressees=("……",) if letter or self.kind in ("invitation", "submission") else (),
            signatures=(Signature("Thư ký", "Họ và tên"), Signature("Chủ trì", "Họ và tên")) if minutes else (chair,),
            recipients=("Như trên" if letter else "{{cap_uy_cap_tren}} (báo cáo)", "Lưu {{cap_uy}}"),
        )


@cache
def shipped_templates() -> tuple[ShippedTemplate, ...]:
    """All shipped templates by file and place. Raises ValueError where two have one name."""
    found: dict[str, ShippedTemplate] = {}
    for file in sorted(resources.files(__package__).joinpath(_FOLDER).iterdir(), key=lambda file: file.name):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8")) if file.name.endswith(".yaml") else ():
            template = ShippedTemplate(**{key: str(value).strip() for key, value in entry.items()})
            if found.setdefault(template.name, template) is not template:
                raise ValueError(f"Hai bản mẫu cùng tên {template.name}.")
    return tuple(found.values())
