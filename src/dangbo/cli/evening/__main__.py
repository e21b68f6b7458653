"""The process in which an evening is held: its own folder and its own database, told by DANGBO_HOME."""

import argparse
import os
import sys
from pathlib import Path


def main() -> int:
    """Exit 0 where both ways of counting give the same record, 1 at any difference."""
    parser = argparse.ArgumentParser()
    for name in ("delegates", "names", "seats", "seed"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--style", default="")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")
    import django

    django.setup()
    from django.core.management import call_command

    from dangbo.cli.evening.clock import Clock
    from dangbo.cli.evening.running import evening
    from dangbo.cli.evening.sizes import Size
    from dangbo.rules.elections.ballot import Layout

    call_command("migrate", verbosity=0)
    style = Layout(asked.style) if asked.style else None
    size = Size(asked.delegates, asked.names, asked.seats, style, seed=asked.seed)
    clock = Clock(lambda line: print(line, flush=True))
    found = evening(size, asked.out, clock)
    for line in [*clock.table(), *found]:
        print(line)
    print("Kết luận: CÓ CHỖ KHÁC." if found else "Kết luận: BẰNG NHAU.")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
