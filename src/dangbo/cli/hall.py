"""The laptop of a hall served to other machines there: what they call it, and its certificate.

Without encryption everybody on the hall's network could read members' names, and telephones open their cameras (which
read the delegates' cards) only for encrypted pages. No authority knows such a laptop, so it vouches for itself: each
machine asks once whether to trust it, and its finger print can be compared.
"""

import ipaddress
import socket
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ALWAYS = ("localhost", "127.0.0.1", "::1")
VALID = timedelta(days=397)
"""Some browsers refuse certificates that hold longer."""
RENEWED_BEFORE = timedelta(days=30)
_NOWHERE = ("192.0.2.1", 9)
"""An address of no machine (RFC 5737); asking which way it lies sends nothing."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Files in PEM; finger_print: SHA-256 in pairs of hexadecimal digits, as browsers show it."""

    certificate: Path
    key: Path
    finger_print: str


def names_here() -> tuple[str, ...]:
    """What this machine may be called: localhost, its name, its addresses in the networks it is in now."""
    host = socket.gethostname().lower()
    found = [*ALWAYS, *([host, f"{host}.local"] if _is_name(host) else []), *_addresses(host)]
    return tuple(dict.fromkeys(found))


def reachable(names: Sequence[str]) -> list[str]:
    """The addresses of them by which other machines come in."""
    return [name for name in names if name not in ALWAYS and _is_address(name)]


def as_hosts(names: Sequence[str]) -> str:
    """The names as the variable DANGBO_HOSTS has them."""
    return ",".join(f"[{name}]" if ":" in name else name for name in names)


def certificate_for(names: Sequence[str], folder: Path, now: datetime | None = None) -> Certificate:
    """The certificate kept in a folder, made anew where it lacks a name or soon ends.

    The key is new with it and readable by its owner alone. Raises OSError where the folder cannot be written.
    """
    moment = now or datetime.now(UTC)
    files = folder / "certificate.pem", folder / "certificate.key"
    kept = _kept(*files)
    if kept is None or not set(names) <= _names_of(kept) or kept.not_valid_after_utc - RENEWED_BEFORE < moment:
        kept = _made(names, moment, *files)
    return Certificate(*files, kept.fingerprint(hashes.SHA256()).hex(":").upper())


def _addresses(host: str) -> list[str]:
    found = {_outgoing(): None}
    with suppress(OSError):  # a name that no table knows
        found |= {str(entry[4][0]): None for entry in socket.getaddrinfo(host, None, socket.AF_INET)}
    return [address for address in found if address and _comes_from_others(address)]


def _comes_from_others(address: str) -> bool:
    known = ipaddress.ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def _outgoing() -> str:
    """The address from which this machine speaks to others; empty without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_NOWHERE)
        except OSError:
            return ""
        return str(asking.getsockname()[0])


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_name(host: str) -> bool:
    return host.isascii() and not _is_address(host) and host.replace("-", "").replace(".", "").isalnum()


def _kept(certificate: Path, key: Path) -> x509.Certificate | None:
    """None where there is none, it is none, or it belongs to another key: writing both may have been broken off."""
    if not (certificate.exists() and key.exists()):
        return None
    try:
        kept = x509.load_pem_x509_certificate(certificate.read_bytes())
        private = serialization.load_pem_private_key(key.read_bytes(), password=None)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return kept if private.public_key() == kept.public_key() else None


def _names_of(certificate: x509.Certificate) -> set[str]:
    known = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {*known.get_values_for_type(x509.DNSName), *map(str, known.get_values_for_type(x509.IPAddress))}


def _made(names: Sequence[str], now: datetime, certificate: Path, key: Path) -> x509.Certificate:
    private = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "dangbo")])
    called = [_general_name(name) for name in names]
    made = (
        x509.CertificateBuilder(subject, subject, private.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # clocks of other machines may be behind
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName(called), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(private, hashes.SHA256())
    )
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    key.parent.mkdir(parents=True, exist_ok=True)
    key.unlink(missing_ok=True)
    key.touch(mode=0o600)
    key.write_bytes(private.private_bytes(encoding, form, serialization.NoEncryption()))
    certificate.write_bytes(made.public_bytes(encoding))
    return made


def _general_name(name: str) -> x509.GeneralName:
    return x509.IPAddress(ipaddress.ip_address(name)) if _is_address(name) else x509.DNSName(name)
