"""The served program on a port of this machine: forms arrive whole, and news of a screen come as events."""

import http.client
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from types import MappingProxyType
from urllib.parse import urlencode

import pytest

from cli.conftest import MakeHome
from cli.serving import served


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory, empty_home: MakeHome) -> Iterator[int]:
    """The port on which `dangbo start` serves an empty store."""
    with served(empty_home(tmp_path_factory.mktemp("served") / "home")) as number:
        yield number


def asked(
    port: int, method: str, path: str, body: str | None = None, headers: Mapping[str, str] = MappingProxyType({})
) -> tuple[http.client.HTTPResponse, str]:
    """The answer and its whole text."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as server:
        server.request(method, path, body, dict(headers))
        answer = server.getresponse()
        return answer, answer.read().decode()


def test_a_form_with_more_than_one_packet_of_text_arrives_whole(port: int) -> None:
    answer, page = asked(port, "GET", "/dang-nhap/")
    cookie = "; ".join(value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    form = urlencode({"csrfmiddlewaretoken": token[1], "login": "ai-do", "password": "x" * 300_000})
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    answer, text = asked(port, "POST", "/dang-nhap/", form, headers)
    assert answer.status == 200, text[:500]
    assert 'value="ai-do"' in text


def test_a_screen_that_nobody_opened_tells_so_and_ends(port: int) -> None:
    answer, text = asked(port, "GET", "/man-hinh/khong-co/truc-tiep/")
    assert (answer.status, answer.getheader("content-type")) == (200, "text/event-stream")
    assert text.startswith("event: board\ndata: ")
