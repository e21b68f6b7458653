"""Rounds of opinions as those who are asked and those who gather see them."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import Opinion, OpinionCall, OpinionRound, Taken
from dangbo.congresses.papers.facts.of_opinions import sender
from dangbo.congresses.queries.reach import NOT_YOURS, may
from dangbo.documents.texts import fill_texts, render_all
from dangbo.paper.party_documents import Division, Heading, read_text
from dangbo.registry.models import Organisation, OrganisationVersion

NOT_ASKED = "Đợt lấy ý kiến này không gửi đến đơn vị mà đồng chí được giao quyền xem."


@dataclass(frozen=True, slots=True)
class Heard:
    """An opinion with the words for who said it."""

    opinion: Opinion
    sender: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the version sent: its heading (empty before the first), its text and what was said of it."""

    title: str
    text: str
    opinions: tuple[Heard, ...]


def may_answer(actor: Actor, organisation: Organisation) -> bool:
    """Whoever reads the papers of a unit may give an opinion through it: its members do."""
    return actor.may(Permission.SEE_DOCUMENTS, organisation)


def round_for(actor: Actor, round_id: uuid.UUID) -> OpinionRound:
    """The round with this id, for those who prepare or see the congress and those asked. Raises Http404, NotAllowed."""
    rows = OpinionRound.objects.select_related(
        "version", "paper__document__organisation", "paper__congress__round", "paper__congress__organisation"
    )
    found = rows.filter(pk=round_id).first()
    if found is None:
        raise Http404("Không có đợt lấy ý kiến này.")
    if not may(actor, Permission.SEE_CONGRESSES, found.paper.congress) and not calls_of(actor, found):
        raise NotAllowed(NOT_ASKED)
    return found


def opinion_for(actor: Actor, opinion_id: uuid.UUID) -> Opinion:
    """The opinion with this id, for those who prepare the congress. Raises Http404 and NotAllowed."""
    rows = Opinion.objects.select_related("round__paper__congress__round", "round__paper__congress__organisation")
    found = rows.filter(pk=opinion_id).first()
    if found is None:
        raise Http404("Không có ý kiến này.")
    if not may(actor, Permission.PREPARE_CONGRESSES, found.round.paper.congress):
        raise NotAllowed(NOT_YOURS[Permission.PREPARE_CONGRESSES])
    return found


def calls_of(actor: Actor, round_: OpinionRound) -> list[OpinionCall]:
    """The calls through which the actor may answer."""
    rows = actor.visible(OpinionCall.objects.filter(round=round_), Permission.SEE_DOCUMENTS, "organisation_id")
    return list(rows.select_related("organisation").prefetch_related("organisation__versions"))


def words_of(round_: OpinionRound) -> str:
    """The text of the version sent with its keys filled in as of the day of sending."""
    document = round_.paper.document
    return render_all([round_.version.text], document.organisation, round_.opened_on, document).text


def headings_of(round_: OpinionRound) -> list[str]:
    """The headings of the version sent, in order, each once."""
    document = round_.paper.document
    blocks = read_text(fill_texts(round_.version.text, document.organisation, round_.opened_on, document))
    return list(dict.fromkeys(filter(None, (_title(block) for block in blocks))))


def _title(block: object) -> str:
    if isinstance(block, Division):
        return " ".join(filter(None, (block.label, block.name)))
    return block.text if isinstance(block, Heading) else ""


def sections_of(round_: OpinionRound, mine: QuerySet[Opinion]) -> list[Section]:
    """The version sent, cut at its headings, with the opinions on each; those on the whole stand before the first."""
    said: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in mine.select_related("organisation").prefetch_related("organisation__versions"):
        said[opinion.section].append(opinion)
    cut = _cut(words_of(round_))
    known = {title for title, _text in cut}
    for title in [title for title in said if title and title not in known]:
        said[""] += said.pop(title)
    if said[""] and "" not in known:
        cut.insert(0, ("", ""))
    found, taken = [], set()
    for title, text in cut:
        opinions = () if title in taken else tuple(Heard(each, sender(each)) for each in said[title])
        taken.add(title)
        found.append(Section(title, text, opinions))
    return found


def _cut(text: str) -> list[tuple[str, str]]:
    """Pairs of a heading and the lines below it; the first may be without heading."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    lines = text.splitlines()
    skip = False
    for place, line in enumerate(lines):
        if skip:
            skip = False
            continue
        block = (read_text("\n".join(lines[place : place + 2])) or (None,))[0]
        title = _title(block)
        if title and (title == line or title.startswith(f"{line} ")):
            skip = title != line
            parts.append((title, []))
        else:
            parts[-1][1].append(line)
    return [(title, "\n".join(body).strip()) for title, body in parts if title or "".join(body).strip()]


def counts_of(round_: OpinionRound) -> list[tuple[str, int]]:
    """How many opinions there are, and what became of them."""
    found = list(round_.opinions.values_list("taken", flat=True))
    return [("Ý kiến", len(found)), *((str(each.label), found.count(each.value)) for each in Taken)]


def units_below(congress: Congress) -> list[OrganisationVersion]:
    """The units that may be asked: those directly below, or the organisation itself where it is a cell."""
    at = congress.round.opened_on
    rows = OrganisationVersion.objects.filter(parent=congress.organisation, valid_to=None)
    below = list(rows.select_related("organisation").order_by("name_key"))
    return below or [congress.organisation.version_at(at)]
