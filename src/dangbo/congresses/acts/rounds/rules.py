"""A rule of the round changes: the earlier value ends where the new one begins; what is over keeps the rules it had."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.models import CongressRound, RoundRule
from dangbo.congresses.queries.rules import laid_over
from dangbo.congresses.queries.touched import touched
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import Parameter, ParameterError, base_parameters
from dangbo.rules.verdict import Certainty, Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

NAMED = 20
"""So many touched congresses are named, of the rest the number is told."""
KEYS = "congress"
"""The first word of every parameter that a round may set."""


@transaction.atomic
def change_rule(
    *,
    actor: Actor,
    round_: CongressRound,
    key: str,
    value: Any,
    holds_from: date,
    source: str,
    article: str = "",
    level: CongressLevel | None = None,
    certainty: Certainty = Certainty.SOURCED,
    on: date | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> RoundRule:
    """Give a parameter a value of the round's own from a day on; value: as a parameter's YAML writes it.

    on: the day on which it is done, the first day of the rule where it is None: congresses over by then are left alone,
    of the others those that would no longer fit are warned of. A value set for the same day before is taken back.
    Raises Refused and NotAllowed.
    """
    require_round(actor, round_)
    row = RoundRule(
        round=round_,
        level=level.value if level else "",
        key=key,
        value=value,
        holds_from=holds_from,
        source=clean_line(source),
        article=clean_line(article),
        certainty=certainty.value,
    )
    parameter = check_rule(row)
    accepted = weigh(no_longer_fit(row, on or holds_from), accepted_warnings)
    _end_earlier(row)
    row.save(force_insert=True)
    summary = f"Đổi quy định của {round_.name}: {parameter.name}, từ ngày {format_date(holds_from)} theo {row.source}"
    write(
        "change_congress_rule",
        actor,
        summary,
        organisation=round_.superior_id,
        subject=row,
        accepted=accepted,
        details={"key": key, "value": value, "level": row.level},
    )
    return row


def check_rule(row: RoundRule) -> Parameter:
    """The parameter of a rule that can be read. Refused where there is none or the value is not of its kind."""
    if not row.source:
        refuse("source-missing", "Phải ghi văn bản làm căn cứ.")
    try:
        parameter = base_parameters().parameter(row.key)
        if row.key.split(".")[0] != KEYS:
            refuse("not-of-congresses", "Đợt đại hội chỉ đổi được quy định về đại hội.")
        laid_over(base_parameters(), [row])
    except ParameterError as problem:
        refuse("value-unreadable", str(problem))
    return parameter


def no_longer_fit(row: RoundRule, on: date) -> list[Finding]:
    """One warning that names the congresses which the rule would touch; none where it touches none."""
    lines = touched(row, on)
    if not lines:
        return []
    named = [f"{line.name}: {' '.join(line.sentences)}" for line in lines[:NAMED]]
    rest = f" Và {format_int(len(lines) - NAMED)} đại hội nữa." if len(lines) > NAMED else ""
    message = f"{format_int(len(lines))} đại hội không còn hợp với quy định mới. {' '.join(named)}{rest}"
    return [warning("no-longer-fits", message)]


def _end_earlier(row: RoundRule) -> None:
    same = RoundRule.objects.select_for_update().filter(round=row.round, level=row.level, key=row.key)
    later = same.filter(holds_from__gt=row.holds_from).order_by("holds_from").first()
    if later is not None:
        refuse("later-rule", f"Đã có giá trị từ ngày {format_date(later.holds_from)}; hãy ghi từ ngày đó trở đi.")
    same.filter(holds_from=row.holds_from).delete()
    same.filter(Q(holds_to__isnull=True) | Q(holds_to__gt=row.holds_from)).update(holds_to=row.holds_from)


def as_written(value: Any) -> Any:
    """A value of the rules as an overlay takes it: rows as plain mappings, a fraction as text."""
    if isinstance(value, tuple | list):
        return [as_written(each) for each in value]
    if isinstance(value, Mapping):
        return {key: cell for key, cell in value.items() if cell is not None}
    return value if isinstance(value, int | str) else str(value)
