"""Codes of issuing bodies (chữ viết tắt tên cơ quan ban hành) in document symbols."""

import re
from dataclasses import dataclass
from datetime import date

from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.parameters.model import Row
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict

CONGRESS_CODE = "ĐH"
_SHAPE = re.compile(r"[A-ZĐƯƠ][A-ZĐƯƠa-zđ0-9.]*(?:-[A-ZĐƯƠ][A-ZĐƯƠa-zđ0-9.]*)*")


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """The code of a body or of an organ of a committee at a date; a body of one's own comes by an overlay."""

    code: str
    name: str
    certainty: Certainty


def issuer_codes(at: date, parameters: ParameterSet | None = None) -> tuple[IssuerCode, ...]:
    """The codes of committees, cells and congresses known at the date."""
    return tuple(map(_issuer, (parameters or base_parameters()).entry("document.issuers", at).rows))


def organ_codes(at: date, parameters: ParameterSet | None = None) -> tuple[IssuerCode, ...]:
    """The codes of a committee's organs at the date, to be set before the committee's own code."""
    return tuple(map(_issuer, (parameters or base_parameters()).entry("document.issuers.organs", at).rows))


def _issuer(row: Row) -> IssuerCode:
    certainty = Certainty(str(row.get("certainty", Certainty.UNVERIFIED)))
    return IssuerCode(str(row["code"]), str(row["label"]), certainty)


def organ_code(organ: str, committee: str) -> str:
    """The code of an organ of a committee: BTC of ĐU is BTCĐU."""
    return f"{organ}{committee}"


def check_issuer_code(code: str, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """May the code stand in a symbol? An ill-formed one is an error; one that is not in the list at the date a warning.

    code: of joint issuers with hyphens between ("BTCTU-UBKTTU").
    """
    if not _SHAPE.fullmatch(code):
        message = f"Chữ viết tắt cơ quan ban hành “{code}” phải là chữ in hoa liền nhau, ví dụ ĐU, BTCĐU."
        return permits((inconsistency("issuer-code-shape", message),))
    known = _known(at, parameters)
    return permits(_unknown(part, at, parameters) for part in code.split("-") if part not in known)


def _known(at: date, parameters: ParameterSet | None) -> frozenset[str]:
    levels = [issuer.code for issuer in issuer_codes(at, parameters)]
    organs = [issuer.code for issuer in organ_codes(at, parameters)]
    return frozenset([*levels, *(organ_code(organ, level) for organ in organs for level in levels)])


def _unknown(code: str, at: date, parameters: ParameterSet | None) -> Finding:
    entry = (parameters or base_parameters()).entry("document.issuers", at)
    message = (
        f"Chữ viết tắt “{code}” không có trong bảng chữ viết tắt cơ quan ban hành; hãy xem lại hoặc thêm vào bảng."
    )
    return finding_from(entry, "issuer-code-unknown", message, Severity.WARNING)
