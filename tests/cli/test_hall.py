"""A laptop that other machines of the hall may use: its names, its certificate, its pages over TLS alone."""

import http.client
import os
import re
import ssl
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cryptography import x509

from cli.conftest import MakeHome
from cli.serving import served
from dangbo.cli.hall import ALWAYS, VALID, as_hosts, certificate_for, names_here, reachable

NOW = datetime(2020, 6, 28, 8, tzinfo=UTC)
NAMES = (*ALWAYS, "may-hoi-truong", "10.0.0.7")


def called(file: Path) -> set[str]:
    found = x509.load_pem_x509_certificate(file.read_bytes())
    known = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {*known.get_values_for_type(x509.DNSName), *map(str, known.get_values_for_type(x509.IPAddress))}


def test_a_certificate_proves_every_name_of_the_machine_and_is_kept(tmp_path):
    first = certificate_for(NAMES, tmp_path, NOW)
    assert called(first.certificate) == set(NAMES)
    assert certificate_for(NAMES[:3], tmp_path, NOW + timedelta(days=300)) == first


def test_its_finger_print_is_that_of_the_file(tmp_path):
    made = certificate_for(NAMES, tmp_path, NOW)
    digest = ssl.PEM_cert_to_DER_cert(made.certificate.read_text())
    assert made.finger_print.replace(":", "").lower() == sha256(digest).hexdigest()


@pytest.mark.parametrize(("names", "later"), [((*NAMES, "10.0.0.8"), timedelta()), (NAMES, VALID - timedelta(days=29))])
def test_it_is_made_anew_for_another_address_and_before_it_ends(tmp_path, names, later):
    first = certificate_for(NAMES, tmp_path, NOW)
    again = certificate_for(names, tmp_path, NOW + later)
    assert again.finger_print != first.finger_print
    assert called(again.certificate) == set(names)


def test_a_broken_file_is_replaced(tmp_path):
    (tmp_path / "certificate.pem").write_text("hỏng")
    (tmp_path / "certificate.key").write_text("hỏng")
    assert called(certificate_for(NAMES, tmp_path, NOW).certificate) == set(NAMES)


@pytest.mark.parametrize("broken", ["certificate.pem", "certificate.key"])
def test_a_certificate_whose_key_is_another_is_replaced_with_it(tmp_path, broken):
    certificate_for(NAMES, tmp_path / "other", NOW)
    first = certificate_for(NAMES, tmp_path, NOW)
    (tmp_path / broken).write_bytes((tmp_path / "other" / broken).read_bytes())
    again = certificate_for(NAMES, tmp_path, NOW)
    assert again.finger_print != first.finger_print
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(again.certificate, again.key)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")
def test_the_key_is_its_owners_alone(tmp_path):
    made = certificate_for(NAMES, tmp_path, NOW)
    assert stat.S_IMODE(made.key.stat().st_mode) == 0o600


def test_the_names_of_this_machine_hold_the_usual_ones_and_none_twice():
    names = names_here()
    assert names[:3] == ALWAYS
    assert len(set(names)) == len(names)


def test_hosts_and_addresses_are_told_apart():
    assert as_hosts(NAMES) == "localhost,127.0.0.1,[::1],may-hoi-truong,10.0.0.7"
    assert reachable(NAMES) == ["10.0.0.7"]


def test_the_pages_of_a_hall_come_encrypted_and_take_forms(tmp_path: Path, empty_home: MakeHome) -> None:
    home = empty_home(tmp_path / "home")
    with served(home, "--hall") as port:
        trusting = ssl.create_default_context(cafile=home / "certificate.pem")
        with closing(http.client.HTTPSConnection("localhost", port, timeout=60, context=trusting)) as server:
            server.request("GET", "/dang-nhap/")
            answer = server.getresponse()
            page = answer.read().decode()
            cookies = [value for name, value in answer.getheaders() if name.lower() == "set-cookie"]
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            assert token is not None
            assert cookies and all("; Secure" in cookie for cookie in cookies)
            assert answer.getheader("Strict-Transport-Security") is None
            form = urlencode({"csrfmiddlewaretoken": token[1], "login": "ai-do", "password": "khong-dung"})
            headers = {
                "Cookie": "; ".join(cookie.split(";")[0] for cookie in cookies),
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"https://localhost:{port}",
            }
            server.request("POST", "/dang-nhap/", form, headers)
            answer = server.getresponse()
            assert (answer.status, 'value="ai-do"' in answer.read().decode()) == (200, True)
        plain = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        with closing(plain), pytest.raises((http.client.HTTPException, OSError)):
            plain.request("GET", "/dang-nhap/")
            plain.getresponse()
