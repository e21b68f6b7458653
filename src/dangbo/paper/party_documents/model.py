"""A Party document ready to be set: every text is final, figures and citations already rendered."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from dangbo.rules.documents.profile import LayoutProfile
from dangbo.vietnamese.symbols import Symbol

LOWEST_LEVEL = 3


class DocumentError(ValueError):
    """A document that cannot be set; the message is one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Division:
    """A centred division: label ("Chương I", may be empty) and name, which is set in capitals."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number typed in it; level 1 ("I. MỤC ĐÍCH"), 2 ("1. Công tác nhân sự") or 3 ("1.1. …")."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.level <= LOWEST_LEVEL:
            raise DocumentError(f"Đề mục có cấp từ 1 đến {LOWEST_LEVEL}, không có cấp {self.level}.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` stands before it in bold ("Điều 1.")."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """Lines that begin with the same mark, as legal bases do."""

    items: tuple[str, ...]
    mark: str = "-"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table with lines; its head is repeated on every page.

    widths_mm: of the columns, together at most the text width; numeric: indexes of columns set to the right.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if len(self.widths_mm) != len(self.headings):
            raise DocumentError(f"Bảng có {len(self.headings)} cột nhưng ghi {len(self.widths_mm)} độ rộng.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.headings):
                raise DocumentError(f"Dòng {number} của bảng có {len(row)} ô, cần {len(self.headings)} ô.")


Block: TypeAlias = Division | Heading | Paragraph | ItemList | TableBlock


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: authority ("T/M BAN THƯỜNG VỤ", empty where the head signs), title and name."""

    title: str
    name: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper behind the document, on a new page: label ("Phụ lục 1"), title and text."""

    label: str
    title: str
    body: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not self.label and not self.title:
            raise DocumentError("Phụ lục phải có số hoặc tên.")


@dataclass(frozen=True, slots=True)
class PartyDocument:
    """One document.

    superior_body, issuing_body: as in the head, "\\n" parts lines; symbol: None for a congress paper without number,
    number None in it for a draft; date: None while a draft has none; kind_title: empty for a công văn, whose abstract
    stands under the number; addressees: after "Kính gửi"; signatures: one at the right, or two (secretary of the
    meeting at the left, chair at the right); draft: "Dự thảo lần 2"; urgency: "HỎA TỐC"; two_sided: margins mirrored
    on even pages.
    """

    profile: LayoutProfile
    superior_body: str
    issuing_body: str
    place: str
    date: date | None
    kind_title: str
    abstract: str
    body: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    symbol: Symbol | None = None
    addressees: tuple[str, ...] = ()
    addressee_label: str = "Kính gửi"
    recipients: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    draft: str = ""
    urgency: str = ""
    two_sided: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.signatures) <= 2:
            raise DocumentError(f"Văn bản có một hoặc hai chữ ký, không phải {len(self.signatures)}.")
        for block in (*self.body, *(block for attached in self.attachments for block in attached.body)):
            if isinstance(block, TableBlock) and sum(block.widths_mm) > self.profile.text_width_mm:
                raise DocumentError(
                    f"Bảng rộng {sum(block.widths_mm):g} mm, quá bề rộng phần chữ {self.profile.text_width_mm:g} mm."
                )

    @property
    def is_letter(self) -> bool:
        """A công văn: no kind in the middle, the abstract under the number."""
        return not self.kind_title
