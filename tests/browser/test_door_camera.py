"""A card held before the camera of a door, in a browser that reads no codes itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.conftest import CHROMIUM, DESKTOP, PHONE, SignedInPage
from congresses.checkin.doors import Hall, hall
from congresses.checkin.pictures import card, frame, jpeg
from congresses.congresses.every_url import a_congress
from dangbo.access.permissions import Role
from dangbo.congresses.models.checkin import Scan, Way
from web.conftest import Office

FRAMES = 10
LOST = "Mất kết nối, máy ảnh chưa đọc được mã và sẽ tự đọc lại khi có mạng; lúc này gõ mã hoặc dùng máy quét USB."
Show = Callable[[str], None]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """What the camera of the browser sees: JPEGs of 640 × 480 one after the other, over and over."""
    return tmp_path / "may-anh.mjpeg"


@pytest.fixture
def browser(browser: Browser, film: Path) -> Iterator[Browser]:
    """A browser with a camera, which sees the film as it is when the camera is turned on."""
    seeing = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
    args = ["--no-sandbox", *seeing, f"--use-file-for-fake-video-capture={film}"]
    started = browser.browser_type.launch(executable_path=CHROMIUM, args=args)
    yield started
    started.close()


@pytest.fixture
def there(office: Office) -> Hall:
    """Four delegates and an alternate at one door; nobody has come."""
    return hall(a_congress(office), doors=1)


@pytest.fixture
def show(film: Path, there: Hall) -> Show:
    """Puts the card of a delegate before the camera."""
    return lambda name: film.write_bytes(
        jpeg(frame((card(there.codes[name], 200), (330, 140)), width=640, height=480)) * FRAMES
    )


def door(open_as: SignedInPage, there: Hall, viewport: dict[str, int]) -> Page:
    """The page of the door, with nothing in its browser that reads codes."""
    page = open_as(Role.ORGANISATION_BOARD, viewport=viewport)
    page.add_init_script("delete window.BarcodeDetector")
    page.goto(f"/dai-hoi/diem-danh/{there.session.pk}/cua/{there.doors[0].pk}/")
    assert page.evaluate("'BarcodeDetector' in window") is False
    expect(page.locator("#mang")).to_have_text("Đã nối")
    return page


def test_a_card_before_the_camera_lets_its_bearer_in(open_as: SignedInPage, there: Hall, show: Show) -> None:
    name = there.delegates[0].full_name
    show(name)
    page = door(open_as, there, DESKTOP)
    page.evaluate("localStorage.setItem('dangbo.activity', String(Date.now() - 60000))")
    touched = page.evaluate("Number(localStorage.getItem('dangbo.activity'))")
    page.locator("#may-anh").evaluate("button => button.click()")
    expect(page.locator("#ai")).to_have_text(name)
    expect(page.locator("#bao")).to_have_attribute("data-look", "ok")
    expect(page.locator("#co-mat")).to_have_text("1/4")
    expect(page.locator("#ma")).to_be_focused()
    assert page.evaluate("Number(localStorage.getItem('dangbo.activity'))") > touched
    assert [(scan.way, scan.code) for scan in Scan.objects.all()] == [(Way.CAMERA, there.codes[name])]


def test_a_camera_waits_for_the_server_and_is_turned_off(open_as: SignedInPage, there: Hall, show: Show) -> None:
    first, second = (delegate.full_name for delegate in there.delegates[:2])
    show(first)
    page = door(open_as, there, PHONE)
    frames: list[str] = []

    def no_answer(route: Route) -> None:
        frames.append(route.request.url)
        route.fulfill(status=200, body="")

    page.route("**/may-anh/", no_answer)
    page.click("text=Bật máy ảnh")
    expect(page.locator("#may-anh-chu")).to_have_text(LOST)
    for told in ("#ai", "#hinh", "#may-anh-chu"):
        expect(page.locator(told)).to_be_in_viewport(ratio=1)
    page.unroute("**/may-anh/")
    expect(page.locator("#ai")).to_have_text(first)
    expect(page.locator("#may-anh-chu")).to_be_empty()
    page.evaluate("window.track = document.getElementById('hinh').srcObject.getVideoTracks()[0]")
    page.click("text=Tắt máy ảnh")
    expect(page.locator("#hinh")).to_be_hidden()
    assert page.evaluate("window.track.readyState") == "ended"
    show(second)
    page.click("text=Bật máy ảnh")
    expect(page.locator("#ai")).to_have_text(second)
    expect(page.locator("#co-mat")).to_have_text("2/4")
