"""`dangbo journal verify`: walk the chain of the journal and say where it breaks."""

import argparse

from dangbo.journal.chain import verify
from dangbo.journal.models import Entry


def main(argv: list[str]) -> int:
    """Exit 0 when the chain is whole, 1 when a break was found."""
    parser = argparse.ArgumentParser(prog="dangbo journal")
    parser.add_argument("what", choices=["verify"])
    parser.parse_args(argv)
    breaks = list(verify())
    for found in breaks:
        print(found.reason)
    if not breaks:
        print(f"Nhật ký nguyên vẹn: {Entry.objects.count()} mục.")
    return 1 if breaks else 0
