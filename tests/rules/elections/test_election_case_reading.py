"""Whatever stands in a case, it is answered or refused; nothing else happens."""

import json

from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.elections.case_answer import answer
from dangbo.rules.elections.case_fields import CaseError
from dangbo.rules.elections.case_reading import read_cases

WORDS = st.sampled_from(
    ["An", "Bình", "agree", "kept", "struck", "delegates", "branch_secretary", "committee_meeting", "244-2014", ""]
)
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-2, 12), st.floats(), st.text(max_size=3), WORDS)
KEYS = st.sampled_from(
    [
        "id",
        "op",
        "regulation",
        "meeting",
        "roll",
        "seats",
        "candidates",
        "ballots",
        "office",
        "round",
        "runoff_of_tie",
        "layout",
        "names",
        "marks",
        "election",
        "names_on_list",
        "summoned",
        "suspended",
        "name",
        "votes",
        "issued",
        "collected",
        "valid",
        "invalid",
        "An",
        "Bình",
    ]
)
ANYTHING = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
CASES = [
    {
        "id": "1",
        "op": "result",
        "regulation": "190-2024",
        "meeting": "member_congress",
        "roll": {"summoned": 9},
        "seats": 2,
        "candidates": [{"name": "An", "votes": 6}, {"name": "Bình", "votes": 5}],
        "ballots": {"issued": 9, "collected": 9, "valid": 9, "invalid": 0},
    },
    {
        "id": "2",
        "op": "ballot",
        "regulation": "244-2014",
        "layout": "strike_out",
        "seats": 1,
        "names": ["An", "Bình"],
        "marks": {"An": "kept", "Bình": "struck"},
    },
    {"id": "3", "op": "list", "regulation": "244-2014", "election": "committee", "seats": 9, "names_on_list": 11},
]
CHANGED = st.builds(lambda case, changes: {**case, **changes}, st.sampled_from(CASES), st.dictionaries(KEYS, ANYTHING))


def outcome(text):
    try:
        cases = read_cases(text)
    except CaseError as error:
        assert len(str(error).splitlines()) == 1
        return "refused"
    answers = [answer(case) for case in cases] if isinstance(cases, list) else answer(cases)
    assert json.loads(json.dumps(answers, allow_nan=False)) == answers
    return "answered"


def test_the_unchanged_cases_are_answered():
    assert outcome(json.dumps(CASES)) == "answered"


@given(CHANGED)
def test_a_case_changed_anywhere_is_answered_or_refused_in_one_line(case):
    assert outcome(json.dumps(case)) in {"answered", "refused"}


@given(ANYTHING)
def test_any_json_is_answered_or_refused_in_one_line(content):
    assert outcome(json.dumps(content)) == ("answered" if content == [] else "refused")


@given(st.text(max_size=40))
def test_any_text_is_answered_or_refused_in_one_line(text):
    assert outcome(text) in {"answered", "refused"}
