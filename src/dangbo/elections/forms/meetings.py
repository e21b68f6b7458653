"""Meetings: set up, put right, votes by raised hands, an election begun in them."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.hands import record_hand_vote
from dangbo.elections.acts.meetings import change_meeting, prepare_meeting
from dangbo.elections.forms.parts import HandsForm, MeetingForm
from dangbo.elections.models import Election, Meeting, MeetingKind, PaperSize, Subject, Way
from dangbo.elections.models.elections import POST_CHOICES
from dangbo.elections.queries.course import expected_posts
from dangbo.elections.queries.regulations import kind_of
from dangbo.elections.words import election_title, post_name
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField, OrganisationField
from dangbo.registry.models import Committee, Organisation
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import term_at
from dangbo.rules.elections.posts import Post
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

_BODIES = {
    MeetingKind.COMMITTEE_MEETING: CommitteeKind.EXECUTIVE,
    MeetingKind.INSPECTION_MEETING: CommitteeKind.INSPECTION,
}


class NewMeetingForm(ActForm):
    """thêm đại hội, hội nghị"""

    verb = "Thêm đại hội, hội nghị"
    fields_of = {
        "ends-before-it-begins": "last_day",
        "term-missing": "term_name",
        "body-missing": "kind",
        "not-a-cell": "kind",
        "cell-has-no-delegates": "kind",
        "no-regulation": "held_on",
        "before-founding": "held_on",
    }
    sections = {"term_name": "Nhiệm kỳ, chỉ ghi cho đại hội"}
    organisation = OrganisationField(label="Tổ chức")
    kind = forms.ChoiceField(label="Loại", choices=MeetingKind.choices)
    held_on = DayField(label="Ngày khai mạc")
    last_day = DayField(label="Ngày bế mạc", required=False, help_text="Để trống nếu họp trong một ngày")
    name = forms.CharField(
        label="Tên", max_length=250, required=False, help_text="Để trống thì đặt theo loại, tổ chức và nhiệm kỳ"
    )
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    term_name = forms.CharField(label="Nhiệm kỳ", max_length=20, required=False, help_text="Ví dụ 2025-2030")
    ordinal = forms.IntegerField(label="Đại hội lần thứ", min_value=1, max_value=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("organisation", self.viewing.organisation.code)

    @property
    def full_name(self) -> str:
        """The name as typed, or by kind, organisation and term."""
        data = self.cleaned_data
        if data["name"]:
            return str(data["name"])
        organisation: Organisation = data["organisation"]
        of = organisation.version_at(data["held_on"]).name
        term = f", nhiệm kỳ {data['term_name']}" if data["term_name"] else ""
        return f"{MeetingKind(data['kind']).label} {of}{term}"

    def consequence(self) -> str:
        return f"Thêm {self.full_name}, ngày {format_date(self.cleaned_data['held_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data, kind = self.cleaned_data, MeetingKind(self.cleaned_data["kind"])
        self.made: Meeting = prepare_meeting(
            actor=self.actor,
            organisation=data["organisation"],
            kind=kind,
            name=self.full_name,
            held_on=data["held_on"],
            last_day=data["last_day"],
            place=data["place"],
            ordinal=data["ordinal"],
            term_name=data["term_name"],
            body=self._body(kind),
        )
        return f"Đã thêm {self.made.name}."

    def _body(self, kind: MeetingKind) -> Committee | None:
        wanted = _BODIES.get(kind)
        term = term_at(self.cleaned_data["organisation"], self.cleaned_data["held_on"]) if wanted else None
        return Committee.objects.filter(term=term, kind=wanted).select_related("term").first() if term else None


class ChangeMeetingForm(MeetingForm):
    """sửa ngày, tên, địa điểm"""

    verb = "Ghi thay đổi"
    fields_of = {"ends-before-it-begins": "last_day", "already-voted": "held_on", "no-regulation": "held_on"}
    name = forms.CharField(label="Tên", max_length=250)
    held_on = DayField(label="Ngày khai mạc")
    last_day = DayField(label="Ngày bế mạc")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("name", "held_on", "last_day", "place"):
            self.initial.setdefault(name, getattr(self.meeting, name))

    def consequence(self) -> str:
        return f"Sửa thành {self.cleaned_data['name']}, ngày {format_date(self.cleaned_data['held_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        change_meeting(actor=self.actor, meeting=self.meeting, **self.cleaned_data)
        return "Đã ghi thay đổi."


class HandVoteForm(HandsForm, MeetingForm):
    """ghi biểu quyết giơ tay"""

    verb = "Ghi biểu quyết"
    needs_hands = True
    subject = forms.ChoiceField(label="Biểu quyết về", choices=Subject.choices)
    about = forms.CharField(label="Nội dung", max_length=300, required=False, help_text="Ví dụ: đoàn chủ tịch 3 người")

    def consequence(self) -> str:
        about = self.cleaned_data["about"] or Subject(self.cleaned_data["subject"]).label
        return f"Ghi biểu quyết {about}{self.told}?"

    def perform(self, accepted: Collection[str]) -> str:
        data, hands = self.cleaned_data, self.hands
        assert hands is not None
        vote = record_hand_vote(
            actor=self.actor, meeting=self.meeting, subject=Subject(data["subject"]), about=data["about"], hands=hands
        )
        return f"Đã ghi biểu quyết {vote.about}."


class NewElectionForm(MeetingForm):
    """lập cuộc bầu"""

    verb = "Lập cuộc bầu"
    fields_of = {
        "no-seats": "seats",
        "one-person": "seats",
        "cell-committee-too-large": "seats",
        "no-alternates": "alternates",
        "post-elected-twice": "post",
        "cell-without-committee": "post",
        "secret-ballot-needed": "way",
        "title-missing": "title",
        "conference-elects-nobody": "way",
    }
    post = forms.ChoiceField(label="Bầu", choices=POST_CHOICES)
    seats = forms.IntegerField(label="Số lượng cần bầu", min_value=1, max_value=500)
    alternates = forms.IntegerField(
        label="Đại biểu dự khuyết", min_value=0, max_value=200, required=False, help_text="Chỉ khi bầu đại biểu"
    )
    title = forms.CharField(
        label="Tên cuộc bầu", max_length=250, required=False, help_text="Để trống thì đặt theo chức danh"
    )
    paper = forms.ChoiceField(label="Khổ phiếu", choices=PaperSize.choices, initial=PaperSize.A5)
    way = forms.ChoiceField(
        label="Cách biểu quyết",
        choices=Way.choices,
        initial=Way.SECRET,
        required=False,
        help_text="Chức danh bầu bằng phiếu kín. Giơ tay, phiếu xin ý kiến: chọn “chức danh khác” và ghi tên ở trên.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind, expected = kind_of(self.meeting), expected_posts(self.meeting).answer
        posts = [*expected, *(post for post in Post if post not in expected)]
        labels = [(post.value, post_name(post, kind).capitalize()) for post in posts]
        self.fields["post"].choices = labels  # type: ignore[attr-defined]
        if self.meeting.elects_nobody:
            self._ask_only()

    def _ask_only(self) -> None:
        """A conference is asked for opinions alone: nothing else is offered."""
        for name, only in (("post", (Post.OTHER, "Phiếu xin ý kiến, phiếu giới thiệu")), ("way", Way.choices[-1])):
            self.fields[name].choices = [only]  # type: ignore[attr-defined]
            self.fields[name].help_text = ""
            self.initial[name] = only[0]
        self.fields["seats"].label = "Số người lấy ý kiến"
        self.fields["title"].required, self.fields["title"].help_text = True, "Ví dụ: Phiếu giới thiệu nhân sự cấp ủy"

    def consequence(self) -> str:
        data = self.cleaned_data
        title = data["title"] or election_title(Post(data["post"]), kind_of(self.meeting))
        return f"Lập cuộc bầu “{title}”, {format_int(data['seats'])} người?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        self.made: Election = prepare_election(
            actor=self.actor,
            meeting=self.meeting,
            post=Post(data["post"]),
            seats=data["seats"],
            alternates=data["alternates"] or 0,
            title=data["title"],
            paper=PaperSize(data["paper"]),
            way=Way(data["way"] or Way.SECRET),
            accepted_warnings=accepted,
        )
        return f"Đã lập cuộc bầu “{self.made.title}”."
