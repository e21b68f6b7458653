"""Đếm lại từ gói bằng chứng kiểm phiếu. Chỉ cần Python 3; không cần chương trình đã làm ra gói.

    python3 dem_lai.py [THƯ MỤC CỦA GÓI]

Kiểm mã SHA-256 của từng tệp, chuỗi bản ghi, dựng lại kết luận của từng phiếu từ lời của từng người và của máy, rồi
cộng lại. In ra từng chỗ không khớp; thoát với mã 0 khi mọi thứ bằng nhau, 1 khi có chỗ khác.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FACTS = {"agree": "a", "disagree": "d", "both": "b", "blank": "n", "struck": "s", "kept": "k"}
CHOSEN = "ka"
Data = dict[str, Any]


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    problems = list(check(folder))
    for problem in problems:
        sys.stdout.write(f"KHÁC: {problem}\n")
    sys.stdout.write(f"Kết luận: có {len(problems)} chỗ khác.\n" if problems else "Kết luận: BẰNG NHAU.\n")
    return 1 if problems else 0


def check(folder: Path) -> Iterator[str]:
    yield from check_files(folder)
    election = read(folder / "election.json")
    counted = []
    for name in sorted(election["counts"]):
        yield from (f"{name}: {problem}" for problem in check_count(folder, name, election))
        told = read(folder / f"{name}-totals.json")
        counted.append((told["totals"], told["checksum"]))
    if len(counted) < 2:
        yield "gói chỉ có một lần kiểm"
    elif any(each != counted[0] for each in counted):
        yield "các lần kiểm không bằng nhau"


def check_count(folder: Path, name: str, election: Data) -> Iterator[str]:
    records = sorted(lines(folder / f"{name}-records.jsonl"), key=lambda record: record["number"])
    yield from check_chain(records, election["counts"][name])
    yield from check_images(folder, records)
    ballots = settle(records, election)
    totals, told = add_up(ballots.values(), election), read(folder / f"{name}-totals.json")
    if totals != told["totals"]:
        yield f"cộng lại được {totals}, gói ghi {told['totals']}"
    if checksum(ballots.values()) != told["checksum"]:
        yield "tập hợp phiếu không như gói ghi"
    if sorted(map(key, ballots.values())) != sorted(map(key, lines(folder / f"{name}-ballots.jsonl"))):
        yield "danh sách phiếu không như bản ghi"


def check_files(folder: Path) -> Iterator[str]:
    manifest = read(folder / "manifest.json")["files"]
    for name, sha256 in sorted(manifest.items()):
        path = folder / name
        if not path.is_file():
            yield f"thiếu tệp {name}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            yield f"tệp {name} đã bị đổi"
    own = {"manifest.json"}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in manifest and path.name not in own and "__pycache__" not in name:
            yield f"tệp {name} không có trong danh mục"


def check_chain(records: list[Data], head: str) -> Iterator[str]:
    previous = "0" * 64
    for number, record in enumerate(records, start=1):
        said = {name: value for name, value in record.items() if name != "hash"}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if record["number"] != number or record["previous"] != previous:
            yield f"bản ghi {record['number']} không nối với bản ghi trước"
        if hashlib.sha256(text.encode()).hexdigest() != record["hash"]:
            yield f"nội dung bản ghi {record['number']} đã bị đổi"
        previous = record["hash"]
    if previous != head:
        yield "bản ghi cuối không phải là bản ghi của gói"


def check_images(folder: Path, records: list[Data]) -> Iterator[str]:
    for record in records:
        picture = record["content"].get("picture")
        if picture and not (folder / "images" / picture).is_file():
            yield f"thiếu ảnh của tập {record['batch']}"


def settle(records: list[Data], election: Data) -> dict[tuple[int, int], Data]:
    """(tập, phiếu) → kết luận, từ lời của từng người, của máy và của cả ban."""
    found = {}
    declared = {record["batch"]: record["content"]["declared"] for record in records if record["kind"] == "batch"}
    scanned = any(record["kind"] == "opened" and record["content"]["way"] == "scanned" for record in records)
    for batch in sorted(declared):
        said = Batch([record for record in records if record["batch"] == batch], election, scanned)
        for sheet in said.sheets if scanned else range(1, declared[batch] + 1):
            vector = said.final(sheet)
            if vector is not None:
                found[(batch, sheet)] = vector
    return found


class Batch:
    def __init__(self, records: list[Data], election: Data, scanned: bool) -> None:
        self.election, self.scanned = election, scanned
        self.voices: list[str] = []
        self.keyed: dict[tuple[str, int, int], Data] = {}
        self.seen: dict[tuple[str, int, int], str] = {}
        self.rows: dict[tuple[int, int], str] = {}
        self.decided: dict[int, Data] = {}
        self.sheets: dict[int, Data] = {}
        for record in records:
            self.take(record)

    def take(self, record: Data) -> None:
        kind, told, sheet, who = record["kind"], record["content"], record["sheet"], record["who"]
        if kind in ("keyed", "seen") and who not in self.voices:
            self.voices.append(who)
        if kind == "keyed":
            self.keyed[(who, record["round"], sheet)] = told["vector"]
        elif kind == "seen":
            self.seen[(who, sheet, record["row"])] = told["mark"]
        elif kind == "decided":
            self.decided[sheet] = told["vector"]
        elif kind == "row_decided":
            self.rows[(sheet, record["row"])] = told["mark"]
        elif kind == "sheet":
            self.sheets[sheet] = told
        elif kind == "left_out":
            self.sheets.pop(sheet, None)

    def final(self, sheet: int) -> Data | None:
        if sheet in self.decided:
            return self.decided[sheet]
        for round_ in (1, 2):
            words = [self.keyed.get((who, round_, sheet)) for who in self.voices]
            if len(words) == 2 and words[0] is not None and words[0] == words[1]:
                return words[0]
        return self.assembled(sheet) if self.scanned and not self.is_strike_out() else None

    def is_strike_out(self) -> bool:
        return bool(self.election["style"] == "strike_out")

    def assembled(self, sheet: int) -> Data | None:
        told = self.sheets[sheet]
        marks = [FACTS[fact] if machine else self.row(sheet, number) for number, fact, machine, _ in told["rows"]]
        if told["rejected"] or told["doubts"] or None in marks:
            return None
        return {
            "marks": "".join(mark or "" for mark in marks),
            "foreign": False,
            "writing": False,
            "unlisted": 0,
            "ruling": None,
        }

    def row(self, sheet: int, number: int) -> str | None:
        if (sheet, number) in self.rows:
            return self.rows[(sheet, number)]
        words = [self.seen.get((who, sheet, number)) for who in self.voices]
        return words[0] if len(words) == 2 and words[0] == words[1] and words[0] != "?" else None


def is_valid(vector: Data, election: Data) -> bool:
    """Theo quy chế bầu cử trong Đảng; phiếu quy chế chưa rõ thì theo kết luận của ban kiểm phiếu."""
    marks, chosen = vector["marks"], sum(mark in CHOSEN for mark in vector["marks"])
    if vector["foreign"] or vector["writing"] or vector["unlisted"] or chosen > election["seats"]:
        return False
    if len(marks) == 1 and election["style"] == "agree_disagree" and marks in "bn":
        return False
    if len(marks) == 1 and election["style"] == "agree_disagree":
        return True
    if not chosen and election["style"] == "strike_out" and len(marks) > 1:
        return False
    return True if chosen else bool(vector["ruling"])


def add_up(vectors: Iterable[Data], election: Data) -> Data:
    vectors = list(vectors)
    valid = [vector for vector in vectors if is_valid(vector, election)]
    votes: Counter[int] = Counter()
    for vector in valid:
        votes.update(place for place, mark in enumerate(vector["marks"]) if mark in CHOSEN)
    return {
        "ballots": len(vectors),
        "valid": len(valid),
        "invalid": len(vectors) - len(valid),
        "votes": {each["id"]: votes[place] for place, each in enumerate(election["candidates"])},
    }


def checksum(vectors: Iterable[Data]) -> str:
    return hashlib.sha256("\n".join(sorted(map(key, vectors))).encode()).hexdigest()


def key(vector: Data) -> str:
    return json.dumps(vector, sort_keys=True, separators=(",", ":"))


def read(path: Path) -> Data:
    found: Data = json.loads(path.read_text(encoding="utf-8"))
    return found


def lines(path: Path) -> list[Data]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


if __name__ == "__main__":
    sys.exit(main())
