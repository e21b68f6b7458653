"""Check-in at the doors and the merge of a package, measured in a store of their own.

python bench/congress/doors.py: 300 delegates through 3 doors, one of them without a network; a package of 350 delegates
and 5 elections merged back. Targets: a scan 300 ms, the merge 10 s. Exit 1 where one is missed or somebody is lost.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SCAN_MS, MERGE_S = 300.0, 10.0


def main() -> int:
    """Measure both and say so."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"DANGBO_HOME": home, "DJANGO_SETTINGS_MODULE": "dangbo.settings.test"}
        sys.path.insert(0, str(ROOT / "tests"))
        prepare()
        scans, lost = through_the_doors()
        merging, rows = merge_back()
    worst, middle = max(scans), statistics.median(scans)
    print(f"quét thẻ, máy chủ trả lời: giữa {middle:.0f} ms, chậm nhất {worst:.0f} ms (mức {SCAN_MS:.0f} ms)")
    print(f"đại biểu mất hoặc ghi hai lần: {lost}")
    print(f"nhập gói {rows} dòng: {merging:.2f} s (mức {MERGE_S:.0f} s)")
    return int(middle > SCAN_MS or merging > MERGE_S or lost != 0)


def prepare() -> None:
    """An empty store with the tables."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def through_the_doors() -> tuple[list[float], int]:
    """Milliseconds of each answer to a door with a network; how many delegates are not present exactly once."""
    from congresses.checkin.doors import hall
    from congresses.delegates import gathering
    from dangbo.congresses.models.checkin import Outcome, Scan

    held = gathering.congress(gathering.bloc(1))
    for unit in range(12):
        gathering.seated(held, 25, unit=f"Chi bộ Số {unit:03d}")
    there = hall(held, 3)
    took, waiting = [], []
    for place, code in enumerate(there.codes.values()):
        sent = there.sent(code)
        if place % 3 == 2:
            waiting.append(sent)
            continue
        began = time.perf_counter()
        there.record([sent], place % 3)
        took.append((time.perf_counter() - began) * 1000)
    there.record(waiting, 2)
    came = list(Scan.objects.filter(outcome=Outcome.IN).values_list("delegate", flat=True))
    return took, abs(len(there.codes) - len(set(came))) + len(came) - len(set(came))


def merge_back() -> tuple[float, int]:
    """Seconds of merging a package of 350 delegates, all checked in, and 5 elections; its rows."""
    from congresses.delegates import gathering
    from congresses.packages.away import packed_in_the_hall
    from dangbo.access.actor import PROGRAM
    from dangbo.congresses.acts.packages.carrying import carry_away, receive_package
    from dangbo.congresses.acts.packages.merging import merge_package

    top = gathering.bloc(7, members=8)
    held = gathering.congress(top, convened=True)
    for unit in range(1, 8):
        gathering.seated(held, 50, unit=f"Chi bộ Số {unit:03d}")
    carry_away(actor=PROGRAM, congress=held)
    content = packed_in_the_hall(held, a_whole_day)
    package = receive_package(actor=PROGRAM, congress=held, filename="goi.dangbo", content=content)
    began = time.perf_counter()
    result = merge_package(actor=PROGRAM, package=package, decisions={})
    return time.perf_counter() - began, sum(sum(numbers.values()) for numbers in result.values())


def a_whole_day(held: Any) -> None:
    """Everybody comes, the roll is laid, five votes are taken and announced."""
    from congresses.checkin.doors import hall
    from dangbo.access.actor import PROGRAM
    from dangbo.congresses.acts.delegates.roll import write_attendance
    from dangbo.elections.acts.candidates import NewCandidate, put_forward
    from dangbo.elections.acts.elections import prepare_election
    from dangbo.elections.models import Source
    from dangbo.registry.models import Person
    from dangbo.rules.elections.posts import Post
    from elections import hall as voting

    there = hall(held, 3)
    there.record([there.sent(code) for code in there.codes.values()])
    write_attendance(actor=PROGRAM, session=there.session)
    people = list(Person.objects.order_by("pk")[:40])
    for number in range(5):
        vote = prepare_election(
            actor=PROGRAM, meeting=held.meeting, post=Post.OTHER, seats=3, title=f"Bầu tổ {number + 1}",
            accepted_warnings=voting.EVERY_WARNING,
        )  # fmt: skip
        named = [NewCandidate(person=person) for person in people[number * 4 : number * 4 + 3]]
        put_forward(actor=PROGRAM, election=vote, candidates=named, source=Source.PREPARED)
        voting.set_tellers(vote)
        voting.announced(voting.closed(vote), [340, 330, 320])


if __name__ == "__main__":
    sys.exit(main())
