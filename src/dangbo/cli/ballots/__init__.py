"""`dangbo ballots WORD`: ballots as PDF and scans to counts; each word is a module with a `main(argv)`."""

import importlib

from dangbo.cli.ballots.input import refuse

WORDS = {"print": "dangbo.cli.ballots.printing", "read": "dangbo.cli.ballots.reading"}


def main(argv: list[str]) -> int:
    """Run one word; 2 with one line on stderr for an unknown one."""
    if not argv or argv[0] not in WORDS:
        return refuse(f"cách dùng: dangbo ballots {' | '.join(WORDS)} …")
    return int(importlib.import_module(WORDS[argv[0]]).main(argv[1:]))
