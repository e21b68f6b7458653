"""The pages of a round over all its units, measured in a store of their own.

python bench/congress/board.py [UNITS …]: rounds of 108 and 2,000 units with days, plans, dossiers, reviews, congresses
held and results, in the middle of the round; for every page its queries and the time that the server works on it,
middle of seven; what is loaded is frozen as the server does (dangbo.web.wsgi).
Targets for the superior's page: 100 ms for 108 units, 500 ms for 2,000. Exit 1 where one is missed, or where a page
asks the store more often for 2,000 units than for 108.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TARGETS_MS = {108: 100.0, 2000: 500.0}
TIMES = 7


def main() -> int:
    """Measure every page at every size and say so."""
    sizes = [int(each) for each in sys.argv[1:]] or list(TARGETS_MS)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"DANGBO_HOME": home, "DJANGO_SETTINGS_MODULE": "dangbo.settings.test"}
        sys.path.insert(0, str(ROOT / "tests"))
        prepare()
        found = {size: measured(size) for size in sizes}
    missed = [size for size, pages in found.items() if pages["trang của đợt"][0] > TARGETS_MS.get(size, 500.0)]
    asked = {name: {pages[name][1] for pages in found.values()} for name in next(iter(found.values()))}
    for name, numbers in asked.items():
        if len(numbers) > 1:
            print(f"{name}: số truy vấn đổi theo số đơn vị, {sorted(numbers)}")
    return int(bool(missed) or any(len(numbers) > 1 for numbers in asked.values()))


def prepare() -> None:
    """An empty store with the tables."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def measured(size: int) -> dict[str, tuple[float, int]]:
    """For every page its milliseconds and its queries."""
    from django.test import Client
    from many_units import AT, a_round

    import build
    from dangbo.access.permissions import Role

    round_ = a_round(size)
    client = Client()
    account = build.account(Role.ORGANISATION_BOARD, round_.superior)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    start, when = f"/dai-hoi/dot/{round_.pk}/", f"ngay={AT:%d/%m/%Y}"
    client.get(f"{start}?{when}")
    gc.collect()
    gc.freeze()
    pages = {
        "trang của đợt": start,
        "đơn vị": f"{start}don-vi/",
        "đơn vị, xếp theo ngày": f"{start}don-vi/?sap-xep=-du-kien",
        "lịch": f"{start}lich/",
        "tiến độ": f"{start}tien-do/",
        "tổng hợp": f"{start}tong-hop/",
        "duyệt đại hội": f"{start}duyet/",
        "sau đại hội": f"{start}sau-dai-hoi/",
    }
    found = {name: timed(lambda url=url: client.get(url)) for name, url in pages.items()}
    for name, (took, queries) in found.items():
        print(f"{size} đơn vị, {name}: {took:.0f} ms, {queries} truy vấn")
    return found


def timed(get: Callable[[], Any]) -> tuple[float, int]:
    """Milliseconds, middle of some, and queries of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = get()
    queries = len(captured)
    if answer.status_code != 200:
        raise SystemExit(f"Trang trả lời {answer.status_code}.")
    took = []
    for _ in range(TIMES):
        began = time.process_time()
        get()
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took), queries


if __name__ == "__main__":
    sys.exit(main())
