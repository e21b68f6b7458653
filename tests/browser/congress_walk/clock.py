"""The program's clock: a congress takes ten months, and every day of it must be today for the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine

HOME = ZoneInfo("Asia/Ho_Chi_Minh")
MORNING = time(8)


class Clock:
    """What time it is for the program; it runs on by itself, so that nothing happens twice at one moment."""

    def __init__(self, coordinates: time_machine.Traveller, now: datetime) -> None:
        self._coordinates, self.now = coordinates, now

    @property
    def day(self) -> date:
        return self.now.date()

    def set(self, day: date, at: time = MORNING) -> None:
        """Another day or hour; on the day that it is already, time does not go back."""
        wanted = datetime.combine(day, at, HOME)
        if wanted > self.now:
            self._move_to(wanted)

    def wait(self, minutes: int) -> None:
        """So many minutes later."""
        self._move_to(self.now + timedelta(minutes=minutes))

    def _move_to(self, moment: datetime) -> None:
        self.now = moment
        self._coordinates.move_to(moment.astimezone(UTC))


@contextmanager
def clock_from(day: date) -> Iterator[Clock]:
    """The clock of this process, and so of the program that it serves, set to the morning of a day."""
    now = datetime.combine(day, MORNING, HOME)
    with time_machine.travel(now.astimezone(UTC), tick=True) as coordinates:
        yield Clock(coordinates, now)
