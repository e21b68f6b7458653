"""The day of a congress: the agenda as it runs, one item with its script, votes and speakers, the acts on both."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.day.agenda import move_item
from dangbo.congresses.acts.day.running import begin_item
from dangbo.congresses.acts.day.speakers import call_speaker, withdraw_speaker
from dangbo.congresses.forms import day as forms
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem
from dangbo.congresses.queries.day.running import day_page, item_for, line_of, look_of_item, speaker_for
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import Act, Crumb, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest

RUN = Permission.RUN_CONGRESSES
MINUTES = "bien-ban-dai-hoi"
OF_DAY = (
    Act("lap", "Lập chương trình", "Theo hình thức đại hội, sửa lại sau", forms.DrawUpForm, RUN),
    Act("them", "Thêm mục", "Vào cuối chương trình", forms.AddItemForm, RUN),
)
OF_ITEM = (
    Act("sua", "Sửa mục", "Lời dẫn, người, giờ", forms.ChangeItemForm, RUN),
    Act("xong", "Ghi đã xong", "Diễn biến cho biên bản", forms.EndItemForm, RUN),
    Act("khong-thuc-hien", "Không thực hiện", "Ghi lý do", forms.LeaveOutForm, RUN),
    Act("bo", "Bỏ mục", "Trước khi bắt đầu", forms.DropItemForm, RUN),
    Act("bieu-quyet", "Ghi biểu quyết", "Giơ thẻ, thông qua văn bản", forms.VoteForm, RUN),
    Act("bau", "Bầu cơ quan điều hành", "Giơ thẻ", forms.OrganForm, RUN),
    Act("dang-ky", "Đăng ký phát biểu", "Người trong hội trường hoặc khách", forms.RegisterForm, RUN),
)


@require_GET
def day(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The agenda: what runs, what comes next, organs, the hall's screen, the minutes."""
    congress = congress_for(request.actor, congress_id)
    page, runs = day_page(congress), may(request.actor, RUN, congress)
    is_begun = any(line.item.began_at for _name, lines in page.sittings for line in lines)
    context = {
        **head_of(request, congress, "day"),
        "page": page,
        "runs": runs,
        "screen": congress.agenda_screens.filter(closed_at=None).first() if runs else None,
        "acts": [act for act in OF_DAY if act.key != "lap" or not is_begun] if runs else [],
        "minutes": congress.papers.filter(key=MINUTES).select_related("document").first(),
        "minutes_key": MINUTES,
        "may_write": page.now is None and is_begun and may(request.actor, Permission.PREPARE_CONGRESSES, congress),
        "votes": congress.meeting.hand_votes.all() if congress.meeting else [],
    }
    return render(request, "congresses/day/day.html", context)


@require_http_methods(["GET", "POST"])
def day_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on the agenda as a whole."""
    chosen = act_named(OF_DAY, act)
    congress = congress_for(request.actor, congress_id, chosen.permission)
    form = chosen.form(sent(request), congress=congress, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:day", args=[congress.pk])
    return pages_of(request, form, title=chosen.name, back=back, crumbs=_crumbs(request, congress))


@require_GET
def item(request: OfficeRequest, item_id: uuid.UUID) -> HttpResponse:
    """One item: its words, the one thing to do, its votes and speakers."""
    found = item_for(request.actor, item_id)
    congress, runs = found.congress, may(request.actor, RUN, found.congress)
    line = line_of(congress, found)
    context = {
        **head_of(request, congress, "day"),
        "line": line,
        "item": found,
        "look": look_of_item(found),
        "runs": runs and congress.meeting is not None,
        "acts": [act for act in OF_ITEM if act.key in _offered(found)] if runs else [],
        "speakers": found.speakers.all(),
        "links": found.votes.select_related("vote", "paper"),
        "members": congress.organ_members.filter(body=found.body).select_related("entry") if found.body else [],
        "following": day_page(congress).next,
    }
    return render(request, "congresses/day/item.html", context)


def _offered(item: AgendaItem) -> tuple[str, ...]:
    """The acts that make sense as the item stands."""
    if item.left_out:
        return ()
    if item.began_at is None:
        return ("sua", "khong-thuc-hien", "bo", "dang-ky")
    voting = ("bau", "bieu-quyet") if item.body else ("bieu-quyet",)
    return ("xong", *voting) if item.ended_at else ("xong", *voting, "dang-ky", "sua")


@require_http_methods(["GET", "POST"])
def item_act(request: OfficeRequest, item_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on an item."""
    chosen = act_named(OF_ITEM, act)
    found = item_for(request.actor, item_id, chosen.permission)
    gone = reverse("congresses:day", args=[found.congress_id])
    back = reverse("congresses:item", args=[found.pk])
    if act not in _offered(found) or (act == "bau" and not found.body):
        messages.error(request, f"Mục “{found.title}” lúc này không làm việc đó được.")
        return redirect(back)
    form = chosen.form(sent(request), item=found, viewing=request.viewing, actor=request.actor)
    crumbs = [*_crumbs(request, found.congress), (found.title, back)]
    return pages_of(
        request, form, title=chosen.name, back=gone if act == "bo" else back, crumbs=crumbs, lead=found.title
    )


@require_POST
def begin(request: OfficeRequest, item_id: uuid.UUID) -> HttpResponse:
    """Take an item up."""
    found = item_for(request.actor, item_id, RUN)
    _done(request, lambda: f"Bắt đầu: {begin_item(actor=request.actor, item=found).title}.")
    return redirect("congresses:item", found.pk)


@require_POST
def move(request: OfficeRequest, item_id: uuid.UUID) -> HttpResponse:
    """Change places with the item before or after it."""
    found = item_for(request.actor, item_id, RUN)
    up = request.POST.get("len") == "1"
    _done(request, lambda: f"Đã chuyển mục “{move_item(actor=request.actor, item=found, up=up).title}”.")
    return redirect("congresses:day", found.congress_id)


@require_POST
def call(request: OfficeRequest, speaker_id: uuid.UUID) -> HttpResponse:
    """Call somebody to speak."""
    found = speaker_for(request.actor, speaker_id)
    _done(request, lambda: f"Mời đồng chí {call_speaker(actor=request.actor, speaker=found).name} phát biểu.")
    return redirect("congresses:item", found.item_id)


@require_POST
def withdraw(request: OfficeRequest, speaker_id: uuid.UUID) -> HttpResponse:
    """Take somebody off the list of speakers."""
    found = speaker_for(request.actor, speaker_id)
    _done(request, lambda: f"Đồng chí {withdraw_speaker(actor=request.actor, speaker=found).name} rút đăng ký.")
    return redirect("congresses:item", found.item_id)


@require_http_methods(["GET", "POST"])
def end_speech(request: OfficeRequest, speaker_id: uuid.UUID) -> HttpResponse:
    """End a speech with what was said."""
    found = speaker_for(request.actor, speaker_id)
    form = forms.EndSpeakerForm(sent(request), speaker=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:item", args=[found.item_id])
    crumbs = [*_crumbs(request, found.item.congress), (found.item.title, back)]
    return pages_of(request, form, title="Phát biểu xong", back=back, crumbs=crumbs, lead=found.name)


def _done(request: OfficeRequest, act: Callable[[], str]) -> None:
    try:
        messages.success(request, act())
    except Refused as refused:
        messages.error(request, str(refused))


def _crumbs(request: OfficeRequest, congress: Congress) -> list[Crumb]:
    return [*crumbs_of(request.actor, congress=congress), ("Ngày họp", reverse("congresses:day", args=[congress.pk]))]
