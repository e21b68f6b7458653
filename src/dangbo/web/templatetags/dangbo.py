"""The components of the pages, named as in the style sheets: {% icon %}, {% fig %}, {% state %}, {% table_head %}, …"""

import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dangbo.vietnamese.dates import PartialDate, format_date
from dangbo.vietnamese.numbers import format_change, format_int, format_share, percent
from dangbo.web.glossary import TERMS

register = template.Library()

NOTHING = "–"
STATE_ICONS = {"ok": "ok", "warn": "warn", "bad": "bad", "info": "info", "idle": "idle"}
NOTICES = {"success": ("ok", ""), "warning": ("warn", "notice-warn"), "error": ("bad", "notice-bad")}
SORT_PARAMETER, PAGE_PARAMETER = "sap-xep", "trang"


@register.simple_tag
@lru_cache(maxsize=500)  # a list draws hundreds, all of a few kinds
def icon(name: str, css: str = "") -> SafeString:
    """One of the icons of icons.svg; beside it always stands a word."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        f"i {css}".strip(),
        static("dangbo/icons.svg"),
        name,
    )


@register.filter
def so(value: Any) -> str:
    """A number as it is written: 8236 → 8.236; a Decimal as it stands; nothing as an en dash."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, Decimal):
        places = max(0, -int(value.as_tuple().exponent))
        return format_share(value, places).removesuffix("%") if places else format_int(int(value))
    return format_int(int(value))


@register.filter
def phan_tram(value: Decimal | float | None, whole: int | None = None) -> str:
    """A share: a number of percent as it is (24.14 → 24,14%), or a count of a `whole` (155|phan_tram:642)."""
    if value is None:
        return NOTHING
    if whole is not None:
        return percent(int(value), whole) if whole else NOTHING
    return format_share(value)


@register.filter
def thay_doi(value: int | None) -> str:
    """A change with its sign: +41, −2, 0."""
    return NOTHING if value is None else format_change(value)


@register.filter
def ngay(value: datetime.date | PartialDate | str | None) -> str:
    """A date as dd/mm/yyyy, of a partial date what is known; nothing as an en dash."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, str):
        value = PartialDate(*(int(part) for part in value.split("-")))
    return format_date(value)


@register.filter
def gio_ngay(value: datetime.datetime | None) -> str:
    """A moment as offices write it: 16:05 ngày 30/06/2020."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value)
    return f"{local:%H:%M} ngày {format_date(local.date())}"


@register.simple_tag
def fig(value: Any, url: str = "", label: str = "") -> SafeString:
    """A figure that opens; without `url` a plain number. `label` says to a screen reader what it is."""
    text = value if isinstance(value, str) else so(value)
    said = format_html('<span class="visually-hidden">{}: </span>', label) if label else ""
    if not url:
        return format_html('<b class="num">{}{}</b>', said, text)
    return format_html('<a class="fig num" href="{}">{}{}</a>', url, said, text)


@register.simple_tag
@lru_cache(maxsize=500)
def state(kind: str, text: str, icon_name: str = "") -> SafeString:
    """A condition in one to three words; kind: ok, warn, bad, info, idle."""
    css = "state" if kind == "idle" else f"state state-{kind}"
    return format_html('<span class="{}">{} {}</span>', css, icon(icon_name or STATE_ICONS[kind]), text)


@register.simple_tag
def masked(number: str, url: str = "", label: str = "") -> SafeString:
    """The last four digits of a number, and the way to open it; `label` names it for a screen reader."""
    if not number:
        return format_html("{}", NOTHING)
    link = format_html(' <a class="ms-2 no-print" href="{}" aria-label="{}">Xem</a>', url, label) if url else ""
    return format_html('<span class="masked"><span class="dots">••••</span> {}{}</span>', number[-4:], link)


@register.simple_tag
def term(slug: str, text: str = "") -> SafeString:
    """A term of the rules as a link to its explanation. Raises KeyError for an unknown term."""
    found = TERMS[slug]
    return format_html(
        '<a class="term" href="/thuat-ngu/#{}" title="{}">{}</a>', slug, _(found.meaning), text or _(found.name)
    )


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """The query of this page with some parameters changed; None removes one. Underscores stand for hyphens."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        key = name.replace("_", "-")
        query.pop(key, None)
        if value is not None:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.inclusion_tag("web/parts/pager.html", takes_context=True)
def pager(context: template.Context, page: Page[Any], noun: str = "dòng") -> dict[str, Any]:
    """Which rows of how many stand on the page, and the way to the others (?trang=2)."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "noun": _(noun), "numbers": list(numbers)}


@register.simple_tag(takes_context=True)
def table_head(context: template.Context, label: str, key: str = "", css: str = "", anchor: str = "") -> SafeString:
    """A heading of a table; with a `key` it sorts (?sap-xep=key, ?sap-xep=-key).

    `anchor`: the id of the section to come back to, for a table far down its page.
    """
    shape = format_html(' class="{}"', css) if css else ""
    if not key:
        return format_html('<th scope="col"{}>{}</th>', shape, label)
    sorted_by = context["request"].GET.get(SORT_PARAMETER) or str(context.get("sorted_by", ""))
    direction, arrow = {key: ("ascending", "up-s"), f"-{key}": ("descending", "down-s")}.get(sorted_by, ("", "both"))
    said = format_html(' aria-sort="{}"', direction) if direction else ""
    query = with_query(context, sap_xep=f"-{key}" if direction == "ascending" else key, trang=None)
    url = f"{query}#{anchor}" if anchor else query
    pattern = '<th scope="col"{}{}><a class="sort" href="{}">{} {}</a></th>'
    return format_html(pattern, shape, said, url, label, icon(arrow))


@register.inclusion_tag("web/parts/empty.html")
def empty(icon_name: str, title: str, text: str, url: str = "", action: str = "") -> dict[str, Any]:
    """What was looked for and the way out."""
    return {"icon_name": icon_name, "title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("web/parts/notice.html")
def notice(kind: str, text: str) -> dict[str, Any]:
    """A fact that changes what the reader should do; kind: info, success, warning, error."""
    name, css = NOTICES.get(kind, ("info", ""))
    return {"icon_name": name, "css": css, "text": text}


@register.inclusion_tag("web/parts/field.html")
def field(bound: Any, css: str = "") -> dict[str, Any]:
    """A form field with its label, help and errors, each tied to it for a screen reader."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    own = {"checkbox": "form-check-input", "select": "form-select"}.get(kind, "form-control")
    described = " ".join(
        part
        for part in (
            f"{bound.auto_id}_help" if bound.help_text else "",
            f"{bound.auto_id}_error" if bound.errors else "",
        )
        if part
    )
    attributes = {"class": own, "placeholder": "", **({"aria-describedby": described} if described else {})}
    if bound.errors:
        attributes |= {"aria-invalid": "true"}
    return {"field": bound, "control": bound.as_widget(attrs=attributes), "is_check": kind == "checkbox", "css": css}
