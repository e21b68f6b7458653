"""The figures of elections: votes announced, who stood and who was elected, rounds that followed, delegates."""

from collections.abc import Callable

from django.db.models import Q

from dangbo.access.permissions import Permission
from dangbo.elections.models import Candidate, Election, MeetingKind, State, Way
from dangbo.elections.models.candidates import ALTERNATE, OUTCOME_CHOICES
from dangbo.elections.states import DECIDED
from dangbo.facts.figures import Breakdown, Column, Count, Figure, Moment, Ratio, Rows, Source
from dangbo.registry.models.people import Sex
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import POST_LABELS, Post

GROUP = "Bầu cử"
POSTS = {post.value: label.capitalize() for post, label in POST_LABELS.items()}
_DAY = "announcement__announced_on"


def _given(**conditions: object) -> Callable[[Moment], Q]:
    return lambda _moment: Q(**conditions)


def _at_path(path: str) -> Callable[[Moment], str]:
    return lambda _moment: path


def _announced(moment: Moment) -> Rows:
    """Opinion ballots elect nobody and are no election."""
    rows = Election.objects.filter(state__in=DECIDED, announcement__announced_on__range=moment.period)
    return rows.exclude(way=Way.OPINION)


def _stood(moment: Moment) -> Rows:
    return Candidate.objects.filter(
        on_list=True,
        election__state__in=DECIDED,
        election__announcement__announced_on__range=moment.period,
    ).exclude(outcome="")


VOTES = Source(
    key="elections",
    name="cuộc bầu đã công bố",
    rows=_announced,
    person="",
    columns=(
        Column("title", "Cuộc bầu", "title", opens="elections:election"),
        Column("meeting", "Đại hội, hội nghị", "meeting__name", opens="elections:meeting", opened="meeting_id"),
        Column("on", "Ngày công bố", _DAY, "date"),
        Column("post", "Chức danh", "post", labels=POSTS),
        Column("organisation", "Tổ chức", "meeting__organisation", "organisation"),
        Column("state", "Trạng thái", "state", labels=dict(State.choices)),
    ),
    organisation="meeting__organisation",
    on=_DAY,
    order=(_DAY, "pk"),
    personal=False,
    permission=Permission.SEE_ELECTIONS,
)
STOOD = Source(
    key="election_candidates",
    name="lượt người ứng cử, đề cử",
    rows=_stood,
    columns=(
        Column("name", "Họ và tên", "full_name"),
        Column("sex", "Giới tính", "person__sex", labels=dict(Sex.choices)),
        Column("election", "Cuộc bầu", "election__title", opens="elections:election", opened="election_id"),
        Column("votes", "Số phiếu", "votes"),
        Column("outcome", "Kết quả", "outcome", labels=dict(OUTCOME_CHOICES)),
        Column("organisation", "Tổ chức", "election__meeting__organisation", "organisation"),
    ),
    organisation="election__meeting__organisation",
    on=f"election__{_DAY}",
    order=(f"election__{_DAY}", "election_id", "rank", "pk"),
    permission=Permission.SEE_ELECTIONS,
)
BY_POST = Breakdown("post", "Chức danh", _at_path("post"), POSTS)
BY_MEETING = Breakdown("meeting", "Đại hội, hội nghị", _at_path("meeting__kind"), dict(MeetingKind.choices))
BY_CANDIDATES_POST = Breakdown("post", "Chức danh", _at_path("election__post"), POSTS)
BY_OUTCOME = Breakdown("outcome", "Kết quả", _at_path("outcome"), dict(OUTCOME_CHOICES))
BY_SEX = Breakdown("sex", "Giới tính", _at_path("person__sex"), dict(Sex.choices))


def _votes(key: str, name: str, where: Callable[[Moment], Q], explanation: str) -> Count:
    return Count(
        key=f"elections.{key}",
        name=name,
        unit="cuộc bầu",
        source=VOTES,
        where=where,
        breakdowns=(BY_POST, BY_MEETING),
        explanation=explanation,
        period=True,
        group=GROUP,
    )


def _people(key: str, name: str, where: Callable[[Moment], Q], explanation: str) -> Count:
    return Count(
        key=f"elections.{key}",
        name=name,
        unit="lượt người",
        source=STOOD,
        where=where,
        breakdowns=(BY_CANDIDATES_POST, BY_OUTCOME, BY_SEX),
        explanation=explanation,
        period=True,
        group=GROUP,
    )


CANDIDATES = _people(
    "candidates",
    "Lượt người trong danh sách bầu cử",
    lambda _moment: Q(),
    "Đếm mỗi người trong danh sách của mỗi cuộc bầu đã công bố trong kỳ; một người ở hai cuộc bầu tính hai lượt.",
)
ELECTED = _people(
    "elected",
    "Lượt người trúng cử",
    _given(outcome=Outcome.ELECTED),
    "Đếm người trúng cử ở mỗi cuộc bầu đã công bố trong kỳ.",
)

FIGURES: list[Figure] = [
    _votes("held", "Cuộc bầu đã công bố kết quả", lambda _moment: Q(), "Đếm cuộc bầu công bố kết quả trong kỳ."),
    _votes(
        "further_rounds",
        "Cuộc bầu từ lần thứ hai trở đi",
        _given(round__gt=1),
        "Đếm các lần bầu tiếp theo và bầu lại giữa những người bằng phiếu, công bố trong kỳ.",
    ),
    CANDIDATES,
    ELECTED,
    Ratio(
        key="elections.elected.share",
        name="Tỷ lệ trúng cử",
        numerator=ELECTED,
        denominator=CANDIDATES,
        explanation="Lượt người trúng cử chia cho lượt người trong danh sách bầu cử.",
        group=GROUP,
    ),
    _people(
        "delegates",
        "Đại biểu được bầu dự đại hội cấp trên",
        _given(outcome=Outcome.ELECTED, election__post=Post.DELEGATES),
        "Đếm đại biểu chính thức trúng cử ở các cuộc bầu công bố trong kỳ.",
    ),
    _people(
        "alternates",
        "Đại biểu dự khuyết",
        _given(outcome=ALTERNATE, election__post=Post.DELEGATES),
        "Đếm người được đại hội lấy làm đại biểu dự khuyết ở các cuộc bầu công bố trong kỳ.",
    ),
]
