"""The templates that come with the program: thirty, each sound, and as Word files what the text says."""

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.documents.acts.templates import store_template
from dangbo.documents.models import DocumentTemplate
from dangbo.documents.shipped_templates import ShippedTemplate, shipped_templates
from dangbo.documents.texts import check_texts, render_all
from dangbo.paper.party_documents import CARRIED, read_text, to_pdf
from dangbo.registry.models import Organisation
from dangbo.rules.documents import check_abstract, check_body, check_kind, profile

LAYOUT = profile("HD36-2018")
NAMES = [template.name for template in shipped_templates()]


def of(name: str) -> ShippedTemplate:
    return next(template for template in shipped_templates() if template.name == name)


@pytest.fixture
def bloc(db: None) -> Organisation:
    return build.tree()[0]


def test_there_are_thirty_for_every_step_of_a_congress_round():
    assert len(NAMES) == 30
    assert {template.kind for template in shipped_templates()} == {
        *("plan", "decision", "guideline", "official_letter", "invitation", "scheme", "minutes", "submission"),
        *("report", "notice", "working_rules", "programme", "resolution"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_has_known_keys_and_the_form_that_the_guideline_wants(name):
    template = of(name)
    assert check_texts([template.abstract, template.text]) == ()
    assert check_abstract(template.abstract).findings == ()
    assert check_body(template.text.splitlines()).findings == ()


@pytest.mark.parametrize("name", ["HD36-2018", "HD05-2026"])
def test_all_thirty_are_stored_by_the_act_without_a_warning_but_those_of_their_kind(bloc, name):
    for template in shipped_templates():
        known = {finding.code for finding in check_kind(template.kind, build.LONG_AGO.replace(2026)).warnings}
        stored = store_template(
            actor=PROGRAM,
            organisation=bloc,
            name=template.name,
            kind=template.kind,
            word=template.word(profile(name)),
            accepted_warnings=known,
        )
        assert stored.abstract == template.abstract
        assert read_text(stored.text) == read_text(_as_set(template.text))
    assert DocumentTemplate.objects.count() == 30


def _as_set(text: str) -> str:
    """Names of divisions are set in capitals, keys in them too."""
    lines = text.splitlines()
    named = ("Phần", "Chương")
    return "\n".join(
        line.upper() if number and lines[number - 1].startswith(named) and len(lines[number - 1]) < 16 else line
        for number, line in enumerate(lines)
    )


def test_all_keys_of_all_templates_are_filled_in_for_an_organisation(bloc):
    texts = [part for template in shipped_templates() for part in (template.abstract, _as_set(template.text))]
    rendered = render_all(texts, bloc, build.LONG_AGO.replace(2020))
    assert (rendered.problems, rendered.unknown) == ((), ())
    assert "{{" not in "".join(rendered.texts)


def test_a_shipped_template_prints_with_keys_in_their_places():
    document = of("Báo cáo chính trị trình đại hội")._document(LAYOUT)
    assert to_pdf(document, CARRIED).startswith(b"%PDF")
