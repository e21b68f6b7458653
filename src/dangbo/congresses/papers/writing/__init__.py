"""Papers written whole from facts: minutes of a count, of a vote, of the congress. None where that cannot be yet."""

from collections.abc import Callable, Mapping

from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.personnel import step_paper
from dangbo.congresses.papers.writing.minutes import congress_minutes
from dangbo.elections.models import Election
from dangbo.elections.papers import ElectionPaper, paper_of_election
from dangbo.paper.errors import FileError


def _of_election(key: str) -> Callable[[Facts], ElectionPaper | None]:
    def write(facts: Facts) -> ElectionPaper | None:
        vote: Election | None = facts.election
        if vote is None:
            return None
        try:
            return paper_of_election(vote, key)
        except FileError:
            return None

    return write


def _of_step(key: str) -> Callable[[Facts], ElectionPaper | None]:
    def write(facts: Facts) -> ElectionPaper | None:
        if facts.step is None:
            return None
        try:
            return step_paper(facts.step, key)
        except FileError:
            return None

    return write


WRITERS: Mapping[str, Callable[[Facts], ElectionPaper | None]] = {
    "count_minutes": _of_election("kiem-phieu"),
    "course_minutes": _of_election("bau-cu"),
    "congress_minutes": congress_minutes,
    "step_minutes": _of_step("bien-ban"),
    "step_count_minutes": _of_step("kiem-phieu"),
}
"""Writers by the name that the catalogue gives them."""
