"""The rows of a file between the page that shows them and the act that stores them: signed, kept by nobody."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.core import signing

from dangbo.congresses.acts.imports.results import FormerRow
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.former_file import FormerLine, Outcome, level_at

_SALT = "dangbo.congresses.former"
HOURS = 12
GONE = "Bản xem trước đã quá 12 giờ hoặc không nguyên vẹn. Hãy gửi lại tệp."


def signed(round_: CongressRound, filename: str, lines: Iterable[FormerLine]) -> str:
    """The rows that may be stored, with the round and the file to which they belong."""
    rows = [
        [str(line.version.organisation_id), level_at(line.version), line.held_on.isoformat(), line.number, line.numbers]
        for line in lines
        if line.outcome is Outcome.NEW and line.version is not None and line.held_on is not None
    ]
    return signing.dumps([str(round_.pk), filename, rows], salt=_SALT, compress=True)


def unsigned(round_: CongressRound, text: str) -> tuple[str, list[FormerRow]]:
    """The name of the file and its rows. Raises ValueError, with a sentence, for anything that was not `signed`."""
    try:
        round_id, filename, rows = signing.loads(text, salt=_SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        raise ValueError(GONE) from None
    if round_id != str(round_.pk):
        raise ValueError(GONE)
    return filename, [
        FormerRow(uuid.UUID(organisation), level, date.fromisoformat(held_on), number, numbers)
        for organisation, level, held_on, number, numbers in rows
    ]
