"""English: every string that pages mark and every word of the vocabulary has its English text, compiled as written."""

import gettext
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

import dangbo
from dangbo.access.permissions import Role
from dangbo.registry.models.committees import CommitteeKind, OfficeKind, SeatEntry
from dangbo.registry.models.memberships import TransferState
from dangbo.registry.models.organisations import ChangeKind
from dangbo.registry.models.people import Sex
from dangbo.registry.queries.member_filters import FILTERS
from dangbo.rules import vocabulary
from dangbo.web.glossary import TERMS

PACKAGE = Path(dangbo.__file__).parent
CATALOGUE = PACKAGE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLAIN = re.compile(r"""\{%\s*translate\s+(["'])(.+?)\1""")
ARGUMENT = re.compile(r"""\b_\((["'])(.+?)\1\)""")
BLOCK = re.compile(r"\{%\s*blocktranslate.*?%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
CALL = re.compile(r"""\b(?:_|gettext|gettext_lazy)\(\s*(["'])(.+?)\1\s*\)""", re.DOTALL)
ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)
TABLES = (
    vocabulary.KIND_LABELS,
    vocabulary.SECTOR_LABELS,
    vocabulary.STANDING_LABELS,
    vocabulary.ACTIVITY_LABELS,
    vocabulary.ENTRY_LABELS,
    vocabulary.EXIT_LABELS,
    vocabulary.THEORY_LABELS,
    vocabulary.PROFESSIONAL_LABELS,
    vocabulary.GENERAL_LABELS,
)
CHOICES = (CommitteeKind, OfficeKind, SeatEntry, TransferState, ChangeKind, Sex)


def marked() -> Iterator[str]:
    """The strings that templates and code mark for translation."""
    for template in PACKAGE.glob("*/templates/**/*.html"):
        text = template.read_text("utf-8")
        yield from (found[1] for found in [*PLAIN.findall(text), *ARGUMENT.findall(text)])
        yield from (VARIABLE.sub(r"%(\1)s", body) for body in BLOCK.findall(text))
    for module in PACKAGE.rglob("*.py"):
        text = module.read_text("utf-8")
        if "django.utils.translation import gettext" in text:
            yield from (found[1] for found in CALL.findall(text))


def spoken() -> Iterator[str]:
    """The words that pages translate as they meet them."""
    for table in TABLES:
        yield from table.values()
    for choices in CHOICES:
        yield from (str(label) for label in choices.labels)
    for term in TERMS.values():
        yield from filter(None, (term.name, term.meaning, term.source))
    for each in FILTERS.values():
        yield each.name
        yield from each.values.values()


def entries() -> dict[str, str]:
    """The catalogue as it is written."""
    joined = re.sub(r'"\n"', "", CATALOGUE.read_text("utf-8"))
    return {key: text.replace('\\"', '"') for key, text in ENTRY.findall(joined)}


def test_every_string_of_the_pages_has_an_english_text() -> None:
    known = entries()
    assert sorted({text for text in [*marked(), *spoken()] if text not in known}) == []
    assert [key for key, text in known.items() if not text] == []


def test_the_compiled_catalogue_says_what_is_written() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {key: compiled.gettext(key) for key in entries()} == entries()


def test_translations_name_the_same_variables() -> None:
    names = re.compile(r"%\(\w+\)s")
    assert [key for key, text in entries().items() if set(names.findall(key)) != set(names.findall(text))] == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/", "To do"),
        ("/to-chuc/", "Kind of organisation"),
        ("/to-chuc/db-a/", "Lower organisations"),
        ("/dang-vien/", "Find a member"),
        ("/nhap/", "Excel or CSV file"),
        ("/so-lieu/", "Find a figure"),
        ("/bao-cao/", "No report has been closed yet"),
        ("/cai-dat/", "Working days of the office"),
    ],
)
def test_the_main_pages_speak_english_when_english_is_chosen(signed_in, url: str, words: str) -> None:
    client: Client = signed_in(Role.ORGANISATION_BOARD)
    client.cookies["django_language"] = "en"
    page = client.get(url)
    assert page.status_code == HTTPStatus.OK
    assert words in page.content.decode()
    translation.activate("vi")
