"""Words and shapes of the register for its templates."""

from html import escape

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dangbo.registry.models import Membership, Organisation
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.member_list import MemberSearch
from dangbo.rules.vocabulary import (
    ACTIVITY_LABELS,
    EXIT_LABELS,
    KIND_LABELS,
    SECTOR_LABELS,
    STANDING_LABELS,
    Activity,
    ExitCause,
    OrganisationKind,
    Standing,
    UnitSector,
)
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

register = template.Library()

ACTIVITY_LOOKS = {
    Activity.NORMAL: ("ok", ""),
    Activity.EXEMPT: ("idle", "half"),
    Activity.AWAY: ("warn", "clock"),
    Activity.SUSPENDED: ("bad", "lock"),
}


@register.filter
def activity_look(activity: str) -> tuple[str, str, str]:
    """How a member takes part, as {% state %} shows it: kind, words, icon."""
    kind, icon = ACTIVITY_LOOKS[Activity(activity)]
    return kind, _(ACTIVITY_LABELS[Activity(activity)]), icon


@register.filter
def standing_label(standing: str) -> str:
    return _(STANDING_LABELS[Standing(standing)])


@register.filter
def activity_label(activity: str) -> str:
    return _(ACTIVITY_LABELS[Activity(activity)])


@register.filter
def sex_label(sex: str) -> str:
    return _(str(Sex(sex).label))


@register.filter
def ended_label(membership: Membership) -> str:
    """How and when a membership ended: "Từ trần 15/06/2021"; before it begins, from when it will run."""
    if membership.valid_to is None:
        return _("Đảng viên từ %(day)s") % {"day": format_date(membership.valid_from)}
    return f"{_(EXIT_LABELS[ExitCause(membership.ended_by)])} {format_date(membership.valid_to)}"


@register.filter
def ended_on_label(organisation: Organisation) -> str:
    """When an organisation ended."""
    return (
        _("Đã kết thúc %(ended_on)s") % {"ended_on": format_date(organisation.ended_on)}
        if organisation.ended_on
        else ""
    )


@register.filter
def kind_label(kind: str) -> str:
    return _(KIND_LABELS[OrganisationKind(kind)])


@register.filter
def sector_label(sector: str) -> str:
    return _(SECTOR_LABELS[UnitSector(sector)])


@register.simple_tag
def masked_number(masked: str) -> SafeString:
    """A number already masked ("•••• 0863"), its dots apart from its last signs."""
    dots, _, last = escape(masked).partition(" ")
    return mark_safe(f'<span class="dots">{dots}</span> {last}')  # noqa: S308 — escaped above


@register.filter
def without_cell(name: str) -> str:
    """The name of a cell as it stands under the heading "Chi bộ": without these words."""
    short = name.removeprefix("Chi bộ ")
    return short[:1].upper() + short[1:]


@register.simple_tag
def url_if(name: str) -> str:
    """The address of a page that may not be there (yet); empty then."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.filter
def nothing_found(search: MemberSearch, members: int) -> str:
    """What was looked for and the way out."""
    if search.text:
        return _("Không tìm thấy “%(text)s” trong %(count)s đảng viên. Thử bỏ bớt điều kiện.") % {
            "text": search.text,
            "count": format_int(members),
        }
    return _("Không ai trong %(count)s đảng viên có đủ các điều kiện này. Thử bỏ bớt điều kiện.") % {
        "count": format_int(members)
    }
