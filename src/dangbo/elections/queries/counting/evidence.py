"""The evidence pack of a counted vote: records, ballots, totals, pictures, hashes, and a script that counts again.

It holds no time and no metadata of pictures. Lines and files come in the order of their hashes, which tells nothing of
the order in which ballots were taken up, and makes the same pack every time.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import IO, Any

from dangbo.elections.models import Election
from dangbo.elections.models.counting import CountState, RecordKind
from dangbo.elections.queries.counting.chain import content_of
from dangbo.elections.queries.counting.scan_store import path_of
from dangbo.elections.queries.counting.standing import Standing, standing_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.elections.verdicts import frozen_of
from dangbo.paper.ballots.files import BadImageError, Source, clean_picture

SCRIPT, MANIFEST, IMAGES = "dem_lai.py", "manifest.json", "images/"
NO_TIME = (1980, 1, 1, 0, 0, 0)
_READ_ME = (
    "Gói bằng chứng kiểm phiếu.\n\n"
    "Chạy: python3 dem_lai.py\n"
    "Chương trình kiểm mã của từng tệp, chuỗi bản ghi, đếm lại từ đầu và nói bằng nhau hay không.\n"
    "Không cần cài gì ngoài Python 3. Bản in mã của manifest.json nằm trong biên bản kiểm phiếu.\n"
)


def write_evidence(election: Election, target: IO[bytes]) -> str:
    """Write the pack as a zip file; the SHA-256 of its manifest, which is printed in the minutes.

    ValueError for a vote without an ended count and for a scan that is no longer as it arrived.
    """
    counts = _ended(election)
    files, pictures = dict(_files(election, counts)), _pictures(counts)
    manifest = _manifest(files, pictures)
    order = {name: _digest(data) for name, data in files.items()} | {name: name[len(IMAGES) :] for name in pictures}
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(order, key=lambda name: order[name]):
            _put(archive, name, files[name] if name in files else _drawn(name, pictures[name]))
        _put(archive, MANIFEST, manifest)
    return _digest(manifest)


def evidence_digest(election: Election) -> str | None:
    """The SHA-256 of the pack's manifest, without opening a picture; None for a vote without an ended count."""
    if not election.ballot_counts.filter(state=CountState.CLOSED).exists():
        return None
    counts = _ended(election)
    return _digest(_manifest(dict(_files(election, counts)), _pictures(counts)))


def _ended(election: Election) -> list[Standing]:
    counts = [standing_of(count) for count in election.ballot_counts.filter(state=CountState.CLOSED)]
    if not counts:
        raise ValueError("no count has ended")
    return counts


def _manifest(files: Mapping[str, bytes], pictures: Iterable[str]) -> bytes:
    hashes = {name: _digest(data) for name, data in files.items()}
    hashes |= {name: name[len(IMAGES) :].partition(".")[0] for name in pictures}
    return _json({"files": dict(sorted(hashes.items()))})


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Packed, but for pictures that are packed by themselves."""
    way = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
    archive.writestr(zipfile.ZipInfo(name, NO_TIME), data, way)


def _drawn(name: str, source: Source) -> bytes:
    """The picture of an image, which must still be the one that was read."""
    try:
        data = clean_picture(source)[1]
    except BadImageError as error:
        raise ValueError("a scan cannot be opened any more") from error
    if _digest(data) != name[len(IMAGES) :].partition(".")[0]:
        raise ValueError("a scan has changed since it was read")
    return data


def _files(election: Election, counts: list[Standing]) -> Iterator[tuple[str, bytes]]:
    """Everything but the pictures: name and content."""
    yield SCRIPT, script_text().encode()
    yield "doc-toi.txt", _READ_ME.encode()
    yield "election.json", _json(_election(election, counts))
    for standing in counts:
        name = f"count-{standing.count.number}"
        yield (
            f"{name}-records.jsonl",
            _lines(content_of(row) | {"hash": row.hash} for row in standing.count.chain.all()),
        )
        yield f"{name}-ballots.jsonl", _lines(vector.data() for vector in standing.vectors.values())
        totals = standing.totals.data(standing.slate)
        reasons = totals.pop("reasons")
        yield f"{name}-totals.json", _json({"totals": totals, "reasons": reasons, "checksum": standing.checksum})


def _election(election: Election, counts: list[Standing]) -> dict[str, Any]:
    slate, frozen = slate_of(election), frozen_of(election)
    return {
        "election": str(election.pk),
        "title": election.title,
        "organisation": frozen["meeting"]["organisation_name"],
        "regulation": slate.regulation,
        "style": slate.layout.value,
        "seats": slate.seats,
        "issued": election.issued,
        "frozen": election.digest,
        "candidates": [{"id": key, "name": name} for key, name in zip(slate.ids, slate.names, strict=True)],
        "counts": {f"count-{each.count.number}": each.count.head for each in counts},
    }


def _pictures(counts: list[Standing]) -> dict[str, Source]:
    """The name in the pack of each picture of a scanned count, and where its image lies."""
    found: dict[str, Source] = {}
    for standing in counts:
        by_hash = {scan.sha256: scan for scan in standing.count.scans.select_related("count")}
        for record in standing.count.chain.filter(kind=RecordKind.SCANNED):
            told = record.content
            if told["picture"]:
                found[f"{IMAGES}{told['picture']}"] = Source(str(path_of(by_hash[told["sha256"]])), record.row - 1)
    return found


def script_text() -> str:
    """The script that counts again, which imports nothing but Python's own library."""
    return (resources.files("dangbo.elections.queries.counting") / "recount_script.py").read_text(encoding="utf-8")


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    texts = [json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for row in rows]
    mixed = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    return ("\n".join(mixed) + "\n").encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
