"""The table of targets: `python -m dangbo.proofreading.measure CASES.json`."""

import argparse
import sys
import time
from pathlib import Path

from dangbo.proofreading.measure.annotated import Checked, alarm_scores, figure_scores, relation_scores, typing_scores
from dangbo.proofreading.measure.cases import Case, read_cases
from dangbo.proofreading.measure.generated import character_scores, digit_scores, doubled_scores, leftover_scores
from dangbo.proofreading.measure.score import Score
from dangbo.proofreading.report import Report, check_text

_LENGTH = 30_000
_MOST_SECONDS = 0.5


def main(argv: list[str]) -> int:
    """Prints the table; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description="Đo các phép soát trên văn bản có chú giải và lỗi sinh ra.")
    parser.add_argument("cases", type=Path, metavar="CASES.json")
    checked = [(case, check_text(case.text)) for case in read_cases(parser.parse_args(argv).cases)]
    scores = all_scores(checked)
    lines = [score.line() for score in scores]
    sys.stdout.write("\n".join([*lines, _speed(checked)]) + "\n")
    return 0 if all(score.holds for score in scores) else 1


def all_scores(checked: list[tuple[Case, Report]]) -> list[Score]:
    """Every target of the table but the speed."""
    told: Checked = checked
    on_cases = [*figure_scores(told), *relation_scores(told), *alarm_scores(told), *typing_scores(told)]
    return [*on_cases, *digit_scores(told), *leftover_scores(), *doubled_scores(), *character_scores()]


def _speed(checked: list[tuple[Case, Report]]) -> str:
    text = "\n".join(case.text for case, _ in checked)
    text = (text * (_LENGTH // max(1, len(text)) + 1))[:_LENGTH]
    began = time.process_time()
    check_text(text)
    seconds = time.process_time() - began
    held = "đạt" if seconds < _MOST_SECONDS else "CHƯA"
    return f"{'Tốc độ: giây cho 30.000 ký tự':<46} {seconds:13.3f}{'':28}< {_MOST_SECONDS:<6g} {held}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
