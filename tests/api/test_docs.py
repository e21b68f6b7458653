"""The description of the interface: for programs without a key, for people as a page."""

from django.test import Client

import build
from api.conftest import Office
from dangbo.access.permissions import Role
from dangbo.api.interface import description


def test_the_description_needs_no_key_and_every_field_is_described_in_it(office: Office) -> None:
    said = Client().get("/api/v1/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert said["components"]["securitySchemes"]["Key"]["scheme"] == "bearer"
    for name, schema in said["components"]["schemas"].items():
        for field, kind in schema.get("properties", {}).items():
            assert kind.get("description", "")[-1:] in {".", "%"}, (name, field)


def test_every_question_may_meet_the_same_problems() -> None:
    for path, methods in description()["paths"].items():
        (method, said), *others = methods.items()
        assert (method, others) == ("post" if path.endswith("/check") else "get", [])
        of_bodies = {400, 413} if method == "post" else set()
        assert set(said["responses"]) == {200, 401, 403, 404, 422, 429} | of_bodies


def test_the_page_names_every_question_and_loads_nothing_from_elsewhere(office: Office) -> None:
    client = Client()
    account = build.account(Role.OFFICE, office.bloc)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/api/").content.decode()
    for path, methods in description()["paths"].items():
        assert all(f"{method.upper()} {path}" in page for method in methods)
        assert all(said["summary"] in page for said in methods.values())
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_a_stranger_is_asked_to_sign_in_for_the_page(db: None) -> None:
    assert Client().get("/api/").headers["Location"].startswith("/dang-nhap/")
