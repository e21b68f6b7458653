"""Which figures of a draft speak of which figures of the register; what is not said surely is left out.

Two ways of speaking are read: an organisation and what it has ("Đảng bộ Khối hiện có 108 tổ chức cơ sở đảng, 8.236
đảng viên, trong đó …"), and phrases that a figure declares for clauses on one topic ("bầu 642 đồng chí vào cấp ủy,
trong đó tái cử 457").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft, Span
from dangbo.proofreading.register.dating import date_of_sentence
from dangbo.proofreading.register.model import Spoken, Statement
from dangbo.proofreading.register.topics import names_topic, speaks_of

_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_MEANWHILE = (
    rf"(?:[ ,(]|hiện|nay|đang|đã|tính|đến|hết|tại|thời điểm|này|ngày|tháng \d+|năm \d{{4}}|{_DATE}|\)){{0,16}}?"
)
_HAS = (
    r"(?<!\w)(?:có|gồm|gồm có|bao gồm|quản lý|với)(?: tổng số| tổng cộng| tất cả)?(?::|,)?"
    r"(?: (?:hơn|trên|gần|khoảng|dưới|ít nhất|xấp xỉ))? $"
)
_BOUNDARY = re.compile(
    r"\s*(?:[,.;:()\n]|$)"
    r"|\s+(?:và|trong đó|gồm|bao gồm|với|thuộc|ở|đang sinh hoạt|sinh hoạt(?= [ởt])|chiếm|\(|–|-)(?!\w)"
)
_BETWEEN = re.compile(
    r"\s*[,;:(]?\s*\)?,?\s*(?:và|cùng|trong đó(?: có)?|gồm(?: có)?|bao gồm|với|có|chia thành)?:?\s*$", re.IGNORECASE
)
_LABELLED = re.compile(
    r"(?:,|;|và|trong đó|\(|:|^)\s*(?:trong đó,? ?|có |số |và )*(?P<name>[^,;:()\d]+?)(?: có| là|:| gồm)*\s*$"
)
_SHARE = re.compile(r"[^.;:\d]{0,20}?(?:chiếm|đạt|bằng|tỷ lệ|\()[^.;:\d]{0,15}$")
_SENTENCE_WITH = re.compile(r"(?:Hiện(?: nay| tại)?,? )?(?:Với|Có) $")
_NAMED = re.compile(r"(?<!\w)(?:đảng bộ|chi bộ|đảng ủy)(?: [^\W\d_]+){1,16}", re.IGNORECASE)
_LEVELS = frozenset({"tỉnh", "huyện", "thành", "thị", "quận", "xã", "phường"})
_CLAUSE = re.compile(r";")


@dataclass(frozen=True)
class _Reader:
    """Reads one draft for one organisation, known under the names `own`."""

    draft: Draft
    spoken: Sequence[Spoken]
    own: Sequence[str]

    @cached_property
    def names(self) -> dict[str, Spoken]:
        """The figures that stand on a day by the words behind the number ("đảng viên nữ"), in lower case."""
        found: dict[str, Spoken] = {}
        for each in self.spoken:
            if each.stands and not each.is_share and not each.change:
                further = [phrase.removeprefix("{} ") for phrase in each.phrases if phrase.startswith("{} ")]
                for name in [each.name, *further]:
                    found.setdefault(name.lower(), each)
        return found

    @cached_property
    def longest_first(self) -> re.Pattern[str]:
        names = sorted(self.names, key=len, reverse=True)
        return re.compile(rf"\s?(?P<name>{'|'.join(map(re.escape, names)) or '(?!)'})(?!\w)", re.IGNORECASE)

    @cached_property
    def shares(self) -> dict[str, str]:
        """The share of each count that has one."""
        return {each.numerator: each.key for each in self.spoken if each.numerator}

    @cached_property
    def subject(self) -> re.Pattern[str]:
        """The organisation by its name or the beginning of it, right before what it has."""
        beginnings = {
            " ".join(words[:length]) for words in map(str.split, self.own) for length in range(1, len(words) + 1)
        }
        kinds = [each for each in beginnings if each.lower().startswith(("đảng bộ", "chi bộ", "đảng ủy"))]
        forms = "|".join(map(re.escape, sorted({*kinds}, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"(?<!\w)(?:toàn )?(?:{forms}){_MEANWHILE}{_HAS}", re.IGNORECASE)

    def possessions(self) -> Iterator[Statement]:
        """What the organisation is said to have."""
        used: set[int] = set()
        for index, figure in enumerate(self.draft.figures):
            if index in used or not _is_plain(figure) or not self._opens(figure):
                continue
            for place, statement in self._listed(index):
                used.add(place)
                yield statement

    def _opens(self, figure: Figure) -> bool:
        start, end = self._sentence(figure)
        before = self.draft.text[start : figure.start]
        if self.subject.search(before):
            return True
        own = re.search(r"(?<!\w)(?:Đảng bộ|Chi bộ)(?= [^\WA-ZĐ]|,)", self.draft.text[figure.end : end])
        return _SENTENCE_WITH.match(before) is not None and own is not None

    def _listed(self, first: int) -> Iterator[tuple[int, Statement]]:
        """The counts of one list from the first on, each with its place among the figures of the draft."""
        figures, text = self.draft.figures, self.draft.text
        start, stop = self._sentence(figures[first])
        timed, at = date_of_sentence(self.draft, start, figures[first].start)
        if not timed:
            return
        end, last = figures[first].start, ""
        for place in range(first, len(figures)):
            figure = figures[place]
            gap = text[end : figure.start]
            if figure.start >= stop:
                return
            if figure.kind is Kind.PERCENT and last in self.shares and _SHARE.match(gap):
                yield place, Statement(figure, self.shares[last], figures[first].start, at)
                end = figure.end
                continue
            label = None if place == first else _LABELLED.search(gap)
            labelled = self.names.get(label["name"].strip().lower()) if label else None
            if not _is_plain(figure) or (place != first and not labelled and not _BETWEEN.fullmatch(gap)):
                return
            if labelled and not _BOUNDARY.match(text, self._behind(figure)):
                return  # "trong đó nữ 155 đồng chí cấp ủy" counts others than the label before it says
            spoken, end = (labelled, self._behind(figure)) if labelled else self._named(figure)
            last = spoken.key if spoken else ""
            if spoken:
                yield place, Statement(figure, spoken.key, figures[first].start, at)

    def _behind(self, figure: Figure) -> int:
        """The end of the unit behind a number that its label has already named ("đảng viên nữ 12 đồng chí")."""
        unit = re.match(r"\s?(?:đồng chí|đ/c|người|đảng viên)(?!\w)", self.draft.text[figure.end :])
        return figure.end + (unit.end() if unit else 0)

    def _named(self, figure: Figure) -> tuple[Spoken | None, int]:
        """The figure of the register named right behind a number, and where its name ends."""
        match = self.longest_first.match(self.draft.text, figure.end)
        if match and _BOUNDARY.match(self.draft.text, match.end()):
            return self.names[match["name"].lower()], match.end()
        unit = re.match(rf"\s?{re.escape(figure.unit)}", self.draft.text[figure.end :]) if figure.unit else None
        return None, figure.end + (unit.end() if unit else 0)

    def phrased(self) -> Iterator[Statement]:
        """What declared phrases say, where the clause speaks of their topics and the sentence of nobody else."""
        compiled = [(each, _compiled(phrase)) for each in self.spoken for phrase in each.phrases if "|" in phrase]
        for figure in self.draft.figures:
            if figure.kind not in (Kind.COUNT, Kind.PERCENT, Kind.RATIO) or len(figure.values) > 2:
                continue
            start, end = self._sentence(figure)
            found = [each.key for each, phrase in compiled if self._says(figure, each, phrase, start, end)]
            if len(set(found)) == 1 and not self._names_another(start, end):
                timed, at = date_of_sentence(self.draft, start, figure.start)
                if timed:
                    first, last = self._clause(figure, start, end)
                    yield Statement(figure, found[0], first, at)
                    yield from self._share_of(figure, found[0], (first, last), at)

    def _share_of(self, counted: Figure, key: str, clause: Span, at: date | None) -> Iterator[Statement]:
        """The percentage said right behind a count: the share that the register has of it."""
        following = next((each for each in self.draft.figures if each.start >= counted.end), None)
        if following is None or key not in self.shares or following.kind is not Kind.PERCENT:
            return
        gap = self.draft.text[counted.end : following.start]
        if following.start < clause[1] and _SHARE.match(gap):
            yield Statement(following, self.shares[key], clause[0], at)

    def _says(self, figure: Figure, spoken: Spoken, phrase: "_Phrase", start: int, end: int) -> bool:
        if spoken.is_share is not (figure.kind is Kind.PERCENT) or spoken.change is not figure.change:
            return False
        first, last = self._clause(figure, start, end)
        text = self.draft.text
        fits = phrase.before.search(text[first : figure.start]) and phrase.behind.match(text[figure.end : last])
        return bool(fits) and speaks_of(text[first:last], text[start:end], phrase.topics)

    def _clause(self, figure: Figure, start: int, end: int) -> tuple[int, int]:
        marks = [start, *(match.end() for match in _CLAUSE.finditer(self.draft.text, start, end)), end]
        first = max(mark for mark in marks if mark <= figure.start)
        last = min(mark for mark in marks if mark > figure.start)
        # A clause that names no topic goes on with that of the one before it.
        while first > start and not names_topic(self.draft.text[first:last]):
            first = max(mark for mark in marks if mark < first)
        return first, last

    def _sentence(self, figure: Figure) -> tuple[int, int]:
        return self.draft.sentences[self.draft.sentence_at(figure.start)]

    def _names_another(self, start: int, end: int) -> bool:
        """Whether a sentence names an organisation that is not this one."""
        return any(self._is_another(match[0].split()) for match in _NAMED.finditer(self.draft.text, start, end))

    def _is_another(self, said: list[str]) -> bool:
        longest = max((_shared(said, name.split()) for name in self.own), default=0)
        if longest == len(said):
            return False
        following = said[max(longest, 1)] if max(longest, 1) < len(said) else ""
        return following[:1].isupper() or following in _LEVELS


def _shared(one: list[str], other: list[str]) -> int:
    """How many words two names have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a.lower() != b.lower()), min(len(one), len(other)))


@dataclass(frozen=True, slots=True)
class _Phrase:
    topics: list[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


def _compiled(phrase: str) -> _Phrase:
    topics, _, words = phrase.partition("|")
    before, _, behind = words.strip().partition("{}")
    left, right = (
        re.escape(part.strip()).replace(r"\ ", " ").replace(" …", r"(?: [^\d.;:,]{0,30}?)?").replace("… ", "")
        for part in (before, behind)
    )
    return _Phrase(
        [topic.strip() for topic in topics.split("+")],
        re.compile(rf"(?<!\w){left}\s*$" if left else r"", re.IGNORECASE),
        re.compile(rf"\s*{right}(?!\w)" if right else r"", re.IGNORECASE),
    )


def _is_plain(figure: Figure) -> bool:
    return figure.kind is Kind.COUNT and len(figure.values) == 1 and not figure.change


def statements(draft: Draft, spoken: Sequence[Spoken], own: Sequence[str]) -> tuple[Statement, ...]:
    """What a draft says of figures of the register, for an organisation known under the names `own`; in their order."""
    reader = _Reader(draft, spoken, own)
    found = {each.figure.span: each for each in [*reader.phrased(), *reader.possessions()]}
    return tuple(found[span] for span in sorted(found))
