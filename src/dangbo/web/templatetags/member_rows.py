"""The rows of the member list, written in one go: fifty of them as a template are more than half of the page's time."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dangbo.registry.queries.member_list import MemberRow
from dangbo.registry.templatetags.registry import activity_look, masked_number, without_cell
from dangbo.rules.vocabulary import Activity, Standing
from dangbo.web.templatetags.dangbo import NOTHING, state

register = template.Library()

Pieces = Sequence[tuple[str, bool]]
ANYBODY = str(uuid.UUID(int=0))
ROW = (
    '<tr><td class="pick"><span class="check-cell"><input class="form-check-input" type="checkbox" name="nguoi" '
    'value="{person}" aria-label="{choose}"></span></td><th scope="row" class="keep">{name}{standing}</th>'
    '<td data-l="{born_head}" class="num">{born}</td><td data-l="{cell_head}" class="place">{cell}</td>'
    '<td data-l="{joined_head}" class="num">{joined}</td><td data-l="{number_head}">{number}</td>'
    '<td data-l="{activity_head}">{activity}</td></tr>\n'
)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on every row: words in the reader's language, addresses with ANYBODY in the person's place."""

    row: str
    choose: str
    see: str
    see_number: str
    probationary: str
    activities: Mapping[Activity, str]
    person_url: str
    number_url: str


def words() -> Words:
    heads = {
        "{born_head}": _("Ngày sinh"),
        "{cell_head}": _("Chi bộ"),
        "{joined_head}": _("Vào Đảng"),
        "{number_head}": _("Số định danh"),
        "{activity_head}": _("Sinh hoạt"),
    }
    row = ROW
    for place, head in heads.items():
        row = row.replace(place, escape(head).replace("{", "{{").replace("}", "}}"))
    return Words(
        row=row,
        choose=_("Chọn %(row_full_name)s"),
        see=escape(_("Xem")),
        see_number=_("Xem số định danh của %(row_full_name)s; lượt xem được ghi nhật ký"),
        probationary=f'<span class="sub">{escape(_("dự bị"))}</span>',
        activities={each: state(*activity_look(each)) for each in Activity},
        person_url=reverse("registry:person", args=[ANYBODY]),
        number_url=reverse("registry:person_number", args=[ANYBODY, "dinh-danh"]),
    )


@register.simple_tag
def member_rows(
    listed: Iterable[tuple[MemberRow, Pieces]], opened: Collection[uuid.UUID], may_open: bool = False
) -> SafeString:
    """The rows with the pieces of their names; a name and a number open where the reader reaches the person."""
    said = words()
    written = (_row(row, pieces, row.person_id in opened, may_open, said) for row, pieces in listed)
    return mark_safe("".join(written))  # noqa: S308 — every value is escaped below


def _row(row: MemberRow, pieces: Pieces, opens: bool, may_open: bool, said: Words) -> str:
    name = "".join(f"<mark>{escape(text)}</mark>" if hit else escape(text) for text, hit in pieces)
    person = str(row.person_id)
    return said.row.format(
        person=person,
        choose=escape(said.choose % {"row_full_name": row.full_name}),
        name=f'<a href="{said.person_url.replace(ANYBODY, person)}">{name}</a>' if opens else name,
        standing=said.probationary if row.standing is Standing.PROBATIONARY else "",
        born=escape(row.birth),
        cell=escape(without_cell(row.organisation)),
        joined=escape(row.joined or NOTHING),
        number=_number(row, person if opens and may_open else "", said),
        activity=said.activities[row.activity],
    )


def _number(row: MemberRow, opened: str, said: Words) -> str:
    if not row.citizen_number:
        return NOTHING
    link = ""
    if opened:
        label = escape(said.see_number % {"row_full_name": row.full_name})
        url = said.number_url.replace(ANYBODY, opened)
        link = f' <a class="ms-2 no-print" href="{url}" aria-label="{label}">{said.see}</a>'
    return f'<span class="masked">{masked_number(row.citizen_number)}{link}</span>'
