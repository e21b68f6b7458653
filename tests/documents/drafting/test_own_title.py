"""Papers of none of the kinds: a speech, a list, a slip."""

import pytest

from dangbo.documents.queries.issue_check import issue_check
from dangbo.documents.queries.paper import party_document
from dangbo.registry.acts.refusal import Refused
from documents import office

pytestmark = pytest.mark.django_db


def test_a_paper_with_its_own_title_prints_it_without_a_number() -> None:
    base = office.of_committee()
    paper = party_document(base.draft(kind="report", own_title="Diễn văn  khai mạc", abstract="Đại hội lần thứ V"))
    assert (paper.kind_title, paper.symbol) == ("Diễn văn khai mạc", None)


def test_it_is_never_issued() -> None:
    base = office.of_committee()
    draft = base.draft(kind="report", own_title="Kịch bản điều hành")
    assert "takes-no-number" in {finding.code for finding in issue_check(draft, office.TODAY)}
    with pytest.raises(Refused, match="không phải thể loại văn bản có số"):
        base.issue(draft)
