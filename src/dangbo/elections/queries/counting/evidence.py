"""The evidence pack of a counted vote: records, ballots, totals, pictures, hashes, and a script that counts again.

It holds no time and no metadata of pictures. Lines and files come in the order of their hashes, which tells nothing of
the order in which ballots were taken up, and makes the same pack every time.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from dangbo.elections.models import Election
from dangbo.elections.models.counting import CountState, RecordKind
from dangbo.elections.queries.counting.chain import content_of
from dangbo.elections.queries.counting.scan_store import path_of
from dangbo.elections.queries.counting.standing import Standing, standing_of
from dangbo.elections.queries.counting.vectors import slate_of
from dangbo.elections.verdicts import frozen_of

SCRIPT = "dem_lai.py"
NO_TIME = (1980, 1, 1, 0, 0, 0)
_READ_ME = (
    "Gói bằng chứng kiểm phiếu.\n\n"
    "Chạy: python3 dem_lai.py\n"
    "Chương trình kiểm mã của từng tệp, chuỗi bản ghi, đếm lại từ đầu và nói bằng nhau hay không.\n"
    "Không cần cài gì ngoài Python 3. Bản in mã của manifest.json nằm trong biên bản kiểm phiếu.\n"
)


def evidence_pack(election: Election) -> tuple[bytes, str]:
    """The pack as a zip file, and the SHA-256 of its manifest, which is printed in the minutes.

    ValueError for a vote without an ended count.
    """
    counts = [standing_of(count) for count in election.ballot_counts.filter(state=CountState.CLOSED)]
    if not counts:
        raise ValueError("no count has ended")
    files = dict(_files(election, counts))
    manifest = _json({"files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}})
    names = sorted(files, key=lambda name: hashlib.sha256(files[name]).hexdigest())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), files[name], zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("manifest.json", NO_TIME), manifest, zipfile.ZIP_DEFLATED)
    return target.getvalue(), hashlib.sha256(manifest).hexdigest()


def _files(election: Election, counts: list[Standing]) -> Iterator[tuple[str, bytes]]:
    yield SCRIPT, script_text().encode()
    yield "doc-toi.txt", _READ_ME.encode()
    yield "election.json", _json(_election(election, counts))
    pictures: dict[str, str] = {}
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
        for key, picture, data in _pictures(standing):
            pictures[key] = picture
            yield picture, data
    if pictures:
        yield "images.json", _json(pictures)


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


def _pictures(standing: Standing) -> Iterator[tuple[str, str, bytes]]:
    """(SHA-256 of the file that arrived, place in it), the name in the pack, and the picture as grey PNG."""
    if not standing.count.is_scanned:
        return
    by_hash = {scan.sha256: scan for scan in standing.count.scans.select_related("count")}
    for record in standing.count.chain.filter(kind=RecordKind.SCANNED):
        sha256, place = record.content["sha256"], record.row - 1
        data = _picture(str(path_of(by_hash[sha256])), place)
        if data is not None:
            yield f"{sha256},{place}", f"images/{hashlib.sha256(data).hexdigest()}.png", data


def _picture(path: str, place: int) -> bytes | None:
    from PIL import Image

    from dangbo.paper.ballots.files import BadImageError, Source, decode

    try:
        grey = decode(Source(path, place))
    except BadImageError:
        return None
    target = io.BytesIO()
    Image.fromarray(grey).save(target, "PNG")
    return target.getvalue()


def script_text() -> str:
    """The script that counts again, which imports nothing but Python's own library."""
    return (resources.files("dangbo.elections.queries.counting") / "recount_script.py").read_text(encoding="utf-8")


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    texts = [json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for row in rows]
    mixed = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    return ("\n".join(mixed) + "\n").encode()
