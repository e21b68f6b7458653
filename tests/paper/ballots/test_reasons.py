import ast
from pathlib import Path

from dangbo.paper.ballots import files, markers, reasons
from dangbo.paper.ballots.squares import model as squares


def raised(package: str) -> set[str]:
    """The texts of the errors that a package raises for what it cannot read."""
    found = set()
    for path in Path(package).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("UnreadableError", "BadImageError"):
                found |= {part.value for part in node.args if isinstance(part, ast.Constant)}
    return found


def test_every_reason_for_refusing_has_words():
    known = raised(markers.__file__) | raised(files.__file__) | set(squares.REJECTIONS)
    assert known - set(reasons.REJECTED) == set()


def test_every_reason_of_the_second_reader_has_words():
    assert set(squares.REASONS) - set(reasons.ROW) == set()
    assert set(squares.DOUBTS) - set(reasons.WHOLE) == set()
