"""Cases of the election rules as JSON (`dangbo resolve`, contract in docs): what is asked, checked to the last field.

An object that does not fit is refused whole with CaseError; nothing is guessed and nothing is ignored.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dangbo.rules.elections.ballot import BallotPaper, Box, Layout, Row, Strike
from dangbo.rules.elections.base import CommitteeMeetingRoll, DelegateCongressRoll, MemberCongressRoll, Roll
from dangbo.rules.elections.case_fields import CaseError, Fields, JsonObject, one_line
from dangbo.rules.elections.counts import BallotCounts, CandidateVotes
from dangbo.rules.elections.outcome import Poll
from dangbo.rules.elections.posts import Post, post_named
from dangbo.rules.elections.regulation import Regulation, regulation


class Operation(StrEnum):
    """What a case asks."""

    RESULT = "result"
    BALLOT = "ballot"
    LIST = "list"


class RegulationName(StrEnum):
    """The regulations a case may name."""

    OF_2014 = "244-2014"
    OF_2024 = "190-2024"


class Meeting(StrEnum):
    """The meetings a case may name."""

    MEMBER_CONGRESS = "member_congress"
    DELEGATE_CONGRESS = "delegate_congress"
    COMMITTEE_MEETING = "committee_meeting"


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """Whether a list of so many names may be voted."""

    post: Post
    seats: int
    names: int


Question: TypeAlias = Poll | BallotPaper | ListQuestion


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its name and regulation; unknown_post: a word for a post that the rules do not know."""

    id: str
    regulation: Regulation
    question: Question
    unknown_post: str = ""


EVERY_CASE = ("id", "op", "regulation")
RESULT_FIELDS = ("meeting", "roll", "seats", "candidates", "ballots", "runoff_of_tie", "office", "round")
BALLOT_FIELDS = ("layout", "seats", "names", "marks", "issued_by_tellers", "extra_writing", "unlisted_names")
LIST_FIELDS = ("election", "seats", "names_on_list")
BALLOT_COUNTS = ("issued", "collected", "valid", "invalid")
ROLLS: dict[Meeting, tuple[str, ...]] = {
    Meeting.MEMBER_CONGRESS: (
        "temporary_elsewhere_absent",
        "exempt_absent",
        "suspended",
        "prosecuted",
        "absent_throughout_excused",
    ),
    Meeting.DELEGATE_CONGRESS: (
        "conveners_absent_throughout",
        "delegates_absent_throughout",
        "replaced_by_alternates",
    ),
    Meeting.COMMITTEE_MEETING: ("suspended",),
}


def read_cases(text: str) -> Case | list[Case]:
    """The case or the list of cases of a JSON text; CaseError where one does not fit or an id comes twice."""
    content = _parse(text)
    if not isinstance(content, list):
        return read_case(content, 1)
    cases = [read_case(item, number) for number, item in enumerate(content, start=1)]
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise Fields(_called(case.id), "", {}).error("id", "trùng với một trường hợp khác")
        seen.add(case.id)
    return cases


def read_case(content: object, number: int) -> Case:
    """The case of a JSON object; number: its place in the list, named where it has no id."""
    name = Fields.unchecked(f"trường hợp thứ {number}", "", content).text("id")
    fields = Fields.of(_called(name), "", content)
    operation = fields.word("op", Operation)
    rules = regulation(fields.word("regulation", RegulationName))
    if operation is Operation.BALLOT:
        return Case(name, rules, _read_paper(fields))
    word = "office" if operation is Operation.RESULT else "election"
    post, unknown = _read_post(fields, word)
    if operation is Operation.RESULT:
        return Case(name, rules, _read_poll(fields, post), unknown)
    return Case(name, rules, _read_list(fields, post or Post.OTHER), unknown)


def _called(name: str) -> str:
    return f"trường hợp {name}"


def _parse(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=JsonObject, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise CaseError(f"không phải JSON hợp lệ ở dòng {error.lineno}, cột {error.colno}") from None
    except RecursionError:
        raise CaseError("JSON lồng nhau quá sâu") from None


def _whole_number(digits: str) -> int | float:
    return int(digits) if len(digits) < 4000 else float("inf")


def _read_post(fields: Fields, key: str) -> tuple[Post | None, str]:
    if key == "office" and not fields.has(key):
        return None, ""
    word = fields.identifier(key)
    post = post_named(word)
    return (post, "") if post is not None else (Post.OTHER, word)


def _read_poll(fields: Fields, post: Post | None) -> Poll:
    meeting = fields.word("meeting", Meeting)
    poll = Poll(
        roll=_read_roll(fields.inner("roll"), meeting),
        seats=fields.count("seats", least=1),
        candidates=_read_candidates(fields),
        ballots=_read_ballots(fields.inner("ballots")) if fields.has("ballots") else None,
        post=post,
        round=fields.optional_count("round", 1, least=1),
        runoff_of_tie=fields.optional_flag("runoff_of_tie", False),
    )
    fields.refuse_unknown((*EVERY_CASE, *RESULT_FIELDS))
    return poll


def _read_list(fields: Fields, post: Post) -> ListQuestion:
    question = ListQuestion(post, fields.count("seats", least=1), fields.count("names_on_list"))
    fields.refuse_unknown((*EVERY_CASE, *LIST_FIELDS))
    return question


def _read_roll(fields: Fields, meeting: Meeting) -> Roll:
    summoned = fields.count("summoned")
    taken = {key: fields.optional_count(key, 0) for key in ROLLS[meeting]}
    fields.refuse_unknown(("summoned", *ROLLS[meeting]))
    if meeting is Meeting.MEMBER_CONGRESS:
        return MemberCongressRoll(summoned, **taken)
    if meeting is Meeting.DELEGATE_CONGRESS:
        return DelegateCongressRoll(summoned, **taken)
    return CommitteeMeetingRoll(summoned, **taken)


def _read_candidates(fields: Fields) -> tuple[CandidateVotes, ...]:
    candidates: dict[str, CandidateVotes] = {}
    for place, item in fields.items("candidates"):
        line = fields.object_of(place, item)
        name = line.text("name")
        if name in candidates:
            raise line.error("name", f"trùng tên {name}")
        candidates[name] = CandidateVotes(name, line.count("votes"))
        line.refuse_unknown(("name", "votes"))
    return tuple(candidates.values())


def _read_ballots(fields: Fields) -> BallotCounts:
    issued, collected, valid, invalid = (fields.count(key) for key in BALLOT_COUNTS)
    fields.refuse_unknown(BALLOT_COUNTS)
    return BallotCounts(issued, collected, valid, invalid)


def _read_paper(fields: Fields) -> BallotPaper:
    layout = fields.word("layout", Layout)
    paper = BallotPaper(
        layout=layout,
        seats=fields.count("seats", least=1),
        rows=_read_rows(fields, layout),
        issued_by_tellers=fields.optional_flag("issued_by_tellers", True),
        extra_writing=fields.optional_flag("extra_writing", False),
        unlisted_names=fields.optional_count("unlisted_names", 0),
    )
    fields.refuse_unknown((*EVERY_CASE, *BALLOT_FIELDS))
    return paper


def _read_rows(fields: Fields, layout: Layout) -> dict[str, Row]:
    names: dict[str, None] = {}
    for place, item in fields.items("names"):
        name = fields.line_of(place, item)
        if name in names:
            raise fields.error(place, f"trùng tên {name}")
        names[name] = None
    marks = _by_name(fields.inner("marks"))
    marks.refuse_unknown(names)
    read = _read_strike if layout is Layout.STRIKE_OUT else _read_boxes
    return {name: read(marks, name) for name in names}


def _by_name(marks: Fields) -> Fields:
    normalised = JsonObject((one_line(key), value) for key, value in marks.content.items())
    return Fields.of(marks.case, marks.path, normalised)


def _read_strike(marks: Fields, name: str) -> Row:
    return marks.word(name, Strike)


def _read_boxes(marks: Fields, name: str) -> Row:
    value = marks.required(name)
    if not isinstance(value, list):
        raise marks.error(name, "phải là danh sách các ô đã đánh dấu")
    crossed = [box for box in Box if box.value in value]
    if len(crossed) != len(value):
        raise marks.error(name, f"chỉ được gồm các ô: {', '.join(Box)}, mỗi ô một lần")
    return frozenset(crossed)
