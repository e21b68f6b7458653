"""Prints the measures of the sample documents beside the required ones.

python -m dangbo.paper.party_documents.measure
"""

import sys
from collections.abc import Iterator

from dangbo.paper.party_documents.measuring import Measured, PopplerMissing, measure_docx, measure_pdf
from dangbo.paper.party_documents.pdf import CARRIED, to_pdf
from dangbo.paper.party_documents.samples import SAMPLES
from dangbo.paper.party_documents.word import to_docx
from dangbo.rules.documents.profile import NAMES, profile

_UNITS = {"mm": " mm", "pt": " pt", "": ""}


def rows(measured: tuple[Measured, ...]) -> Iterator[str]:
    """One line of text for each measure: component, what, required, measured, and whether it fits."""
    for item in measured:
        unit = _UNITS[item.unit]
        required = f"{'≥ ' if item.at_least else ''}{item.required:.2f}{unit}"
        verdict = "đạt" if item.fits else "KHÔNG ĐẠT"
        yield f"{item.component:<32}{item.what:<28}{required:>14}{f'{item.measured:.2f}{unit}':>14}  {verdict}"


def main() -> int:
    """Print the tables; 0 where every measure fits, 1 where one does not, 2 without poppler."""
    failed = 0
    for name in NAMES:
        for title, sample in SAMPLES.items():
            document = sample(profile(name))
            try:
                tables = {
                    "PDF": measure_pdf(document, to_pdf(document, CARRIED)),
                    "Word": measure_docx(document, to_docx(document)),
                }
            except PopplerMissing as error:
                sys.stderr.write(f"{error}\n")
                return 2
            for kind, measured in tables.items():
                sys.stdout.write(f"\n{title}, {kind}, {name}: yêu cầu và đo được\n")
                sys.stdout.write("".join(f"{row}\n" for row in rows(measured)))
                failed += sum(not item.fits for item in measured)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
