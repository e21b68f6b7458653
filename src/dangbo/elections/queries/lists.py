"""The list of an election as the rules see it: who may stand, who counts, how long it may be."""

from collections.abc import Iterable, Iterator
from datetime import date

from dangbo.elections.models import Candidate, Election, Meeting, Source, Teller
from dangbo.elections.queries.regulations import gathering_of, regulation_of
from dangbo.office.working_days import office_days
from dangbo.registry.models import CommitteeMember, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import term_at
from dangbo.rules.elections.ballot import Layout, layout_for
from dangbo.rules.elections.election_list import (
    ListResult,
    check_delegate_list,
    check_further_list,
    check_list_put_to_vote,
    check_outside_name,
)
from dangbo.rules.elections.eligibility import CandidacyFile, Person, check_candidate, check_nomination, check_teller
from dangbo.rules.elections.posts import Post
from dangbo.rules.verdict import Finding, Verdict
from dangbo.rules.vocabulary import Standing

_BODIES = {CommitteeKind.EXECUTIVE: Post.COMMITTEE, CommitteeKind.INSPECTION: Post.INSPECTION_COMMISSION}


def listed(election: Election) -> list[Candidate]:
    """The names on the list in its order."""
    return list(election.candidates.filter(on_list=True))


def names_of(candidates: Iterable[Candidate]) -> list[str]:
    """The names as a ballot tells them apart: a birth year after a name that stands twice, then a number."""
    rows = list(candidates)
    plain = [row.full_name for row in rows]
    dated = [
        f"{row.full_name} ({row.birth_year})" if plain.count(row.full_name) > 1 and row.birth_year else row.full_name
        for row in rows
    ]
    return [
        f"{name} ({dated[: place + 1].count(name)})" if dated.count(name) > 1 else name
        for place, name in enumerate(dated)
    ]


def usual_style(election: Election, names: int) -> Layout:
    """The ballot that the regulation wants for so many names; opinions are asked name by name."""
    return Layout.AGREE_DISAGREE if election.asks_opinions else layout_for(election.seats, names)


def list_verdict(election: Election, names: int) -> Verdict[ListResult]:
    """Whether a list of so many names may be voted; of a later round the congress decides what the text leaves open."""
    regulation = regulation_of(election.meeting)
    if election.asks_opinions:
        return Verdict(check_further_list(election.rules_post, election.seats, names, regulation).answer)
    if election.round > 1:
        return check_further_list(election.rules_post, election.seats, names, regulation)
    if election.rules_post is Post.DELEGATES:
        return check_delegate_list(election.seats, election.alternates, names, regulation)
    return check_list_put_to_vote(election.rules_post, election.seats, names, regulation)


def list_findings(election: Election, candidates: Iterable[Candidate]) -> tuple[Finding, ...]:
    """Everything that speaks against putting this list to the vote, and notes on its length."""
    rows = list(candidates)
    return (
        *list_verdict(election, len(rows)).findings,
        *candidates_findings(election, rows),
        *tellers_findings(election, rows),
    )


def candidates_findings(election: Election, candidates: Iterable[Candidate]) -> Iterator[Finding]:
    """What speaks against each name: standing, Art 13, file, body, agreements of the opinion ballot."""
    meeting, regulation = election.meeting, regulation_of(election.meeting)
    rows = list(candidates)
    bodies, gathering, days = seated_bodies(meeting), gathering_of(meeting), office_days()
    known = on_the_roll(meeting)
    for row in rows:
        person = rules_person(row, known, bodies)
        file = CandidacyFile(row.file_received, len(row.file_papers)) if row.file_received else None
        yield from check_candidate(person, election.rules_post, gathering, regulation, file, days).errors
        if row.source == Source.NOMINATED:
            yield from nomination_findings(row, person, known, bodies)
        if row.source in (Source.SELF, Source.NOMINATED) and not election.asks_opinions:
            yield from outside_findings(row)


def nomination_findings(
    row: Candidate, nominee: Person, known: dict[object, tuple[bool, bool]], bodies: dict[object, frozenset[Post]]
) -> Iterator[Finding]:
    """Whether the nomination of this name stands: agreement of the nominee, conveners within their own list."""
    by = row.nominated_by
    nominator = Person(
        by.full_name if by else "Người đề cử",
        delegate=True,
        on_convening_committee=bool(by and by.is_convener),
        member_of=bodies.get(by.person_id if by else None, frozenset()),
    )
    verdict = check_nomination(nominator, nominee, regulation_of(row.election.meeting), row.agreement)
    yield from (finding for finding in verdict.errors if finding.code != "probationary-member")


def outside_findings(row: Candidate) -> Iterator[Finding]:
    """Whether a name from outside the prepared list has the agreements that the regulation asks for."""
    regulation = regulation_of(row.election.meeting)
    if row.agreed is None or row.asked is None:
        if regulation.has("outside-names-agreed"):
            yield regulation.rule("outside-names-agreed").error(
                "opinion-not-asked",
                f"{row.full_name} ở ngoài danh sách chuẩn bị: phải lấy phiếu xin ý kiến, được quá"
                f" {regulation.number('outside-names-agreed')}% số người dự đồng ý mới đưa ra đại hội.",
            )
        return
    verdict = check_outside_name(row.agreed, row.asked, regulation)
    if verdict.answer is False:
        rule = regulation.rule("outside-names-agreed")
        yield rule.error("outside-name-not-agreed", f"{row.full_name}: {verdict.findings[0].message}")
    elif verdict.answer is None:
        yield from verdict.findings


def tellers_findings(election: Election, candidates: Iterable[Candidate]) -> Iterator[Finding]:
    """Whether every teller may count: official, a delegate at a delegate congress, not on this list."""
    regulation, gathering = regulation_of(election.meeting), gathering_of(election.meeting)
    on_ballot = {row.person_id for row in candidates if row.person_id}
    named = {row.full_name for row in candidates if not row.person_id}
    for teller in Teller.objects.filter(election=election).select_related("entry"):
        entry = teller.entry
        voter = Person(entry.full_name, delegate=entry.capacity == "delegate")
        is_on = entry.person_id in on_ballot if entry.person_id else entry.full_name in named
        yield from check_teller(voter, gathering, is_on, regulation).errors


def rules_person(
    row: Candidate, known: dict[object, tuple[bool, bool]], bodies: dict[object, frozenset[Post]]
) -> Person:
    """The candidate as the rules take it."""
    is_delegate, is_convener = known.get(row.person_id or row.full_name, (False, False))
    return Person(
        row.full_name,
        Standing(row.standing),
        delegate=is_delegate,
        on_convening_committee=is_convener,
        on_its_list=row.source in (Source.PREPARED, Source.EARLIER_ROUND),
        member_of=bodies.get(row.person_id, frozenset()),
    )


def on_the_roll(meeting: Meeting) -> dict[object, tuple[bool, bool]]:
    """By person, or by name without one: whether they are a delegate, and of the convening committee; one query."""
    rows = meeting.roll.values_list("person_id", "full_name", "capacity", "is_convener")
    return {person or name: (capacity == "delegate", convener) for person, name, capacity, convener in rows}


def seated_bodies(meeting: Meeting) -> dict[object, frozenset[Post]]:
    """By person: the bodies of the organisation in which they sit as the meeting goes on; two queries."""
    term = term_at(meeting.organisation, meeting.last_day)
    if meeting.body is not None:
        term = meeting.body.term
    found: dict[object, frozenset[Post]] = {}
    for person, kind in _seats(term, meeting.last_day):
        body = _BODIES.get(CommitteeKind(kind))
        if body is not None:
            found[person] = found.get(person, frozenset()) | {body}
    return found


def _seats(term: Term | None, on: date) -> Iterable[tuple[object, str]]:
    if term is None:
        return ()
    rows = CommitteeMember.objects.at(on).filter(committee__term=term)
    return rows.values_list("person_id", "committee__kind")
