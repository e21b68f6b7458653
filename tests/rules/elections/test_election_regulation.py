"""The two regulations as data."""

from datetime import date

import pytest

from dangbo.rules.elections.posts import Post, post_named
from dangbo.rules.elections.regulation import NAMES, read_regulation, regulation, regulation_on
from dangbo.rules.parameters import ParameterError
from dangbo.rules.verdict import Certainty

HEAD = "name: x\ndocument: Quyết định 1-QĐ/TW\nsigned: 2020-01-02\nfrom: 2020-01-02\nrules:\n"


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (date(2014, 6, 9), "244-2014"),
        (date(2020, 5, 15), "244-2014"),
        (date(2024, 10, 9), "244-2014"),
        (date(2024, 10, 10), "190-2024"),
        (date(2025, 6, 1), "190-2024"),
    ],
)
def test_an_election_follows_the_regulation_of_its_day(moment, name):
    assert regulation_on(moment).name == name


def test_what_was_read_in_a_later_text_is_not_verified_for_an_earlier_day():
    key = "base-committee-meeting"
    before, since = regulation_on(date(2020, 6, 12)), regulation_on(date(2021, 7, 30))
    assert [each.rule(key).certainty for each in (before, since)] == [Certainty.UNVERIFIED, Certainty.SOURCED]
    assert before.rule("majority") == since.rule("majority") == regulation("244-2014").rule("majority")
    assert before.number("cell-secretary-appointed") == since.number("cell-secretary-appointed")
    assert regulation("244-2014").as_of(date(2021, 7, 30)).rules == regulation("244-2014").rules


def test_before_2014_no_regulation_is_known():
    with pytest.raises(ParameterError, match="08/06/2014"):
        regulation_on(date(2014, 6, 8))


def test_another_name_is_refused():
    with pytest.raises(ParameterError, match="245-2014"):
        regulation("245-2014")


def test_both_regulations_hold_the_same_rules_except_those_that_190_brought():
    older, newer = (set(regulation(name).rules) for name in NAMES)
    assert older - newer == set()
    assert newer - older == {"surplus-small-body", "small-body-lowest", "small-body-highest", "outside-names-agreed"}


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_names_article_document_and_date(name):
    for rule in regulation(name).rules.values():
        assert rule.article.startswith(("Điều ", "Khoản ", "Điểm ", "Mục ", "Phụ lục "))
        assert rule.article.endswith(tuple("0123456789")), rule


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "key",
    [
        "tie",
        "tie-again",
        "too-few-elected",
        "base-committee-suspended",
        "base-cell-conference",
        "ballot-outside-name",
        "ballot-writing",
        "ballot-no-agree",
        "collected-below-issued",
        "direct-election-order",
        "list-vote-by-hand",
        "alternates",
    ],
)
def test_rules_from_memory_are_unverified(name, key):
    assert regulation(name).rule(key).certainty is Certainty.UNVERIFIED


def test_a_rule_of_another_document_quotes_that_document():
    rule = regulation("190-2024").rule("cell-secretary-appointed")
    assert (rule.value, rule.article) == (3, "Mục 22 Quy định 24-QĐ/TW ngày 30/07/2021")


def test_an_unknown_rule_or_a_rule_without_number_is_refused():
    with pytest.raises(ParameterError, match="không có quy tắc"):
        regulation("244-2014").rule("no-such-rule")
    with pytest.raises(ParameterError, match="không có số"):
        regulation("244-2014").number("majority")


@pytest.mark.parametrize(
    "line",
    [
        "  a: {certainty: sourced}",
        "  a: {article: Điều 1}",
        "  a: {article: Điều 1, certainty: sure}",
        "  a: {article: Điều 1, certainty: sourced, value: true}",
        "  a: {article: Điều 1, certainty: sourced, value: 1.5}",
        "  a: {article: Điều 1, certainty: sourced, other: 1}",
        "  a: Điều 1",
    ],
)
def test_an_incomplete_rule_is_refused(line):
    with pytest.raises(ParameterError):
        read_regulation(HEAD + line, "x.yaml")


def test_a_regulation_without_its_date_is_refused():
    with pytest.raises(ParameterError, match="signed"):
        read_regulation(
            HEAD.replace("signed: 2020-01-02\n", "") + "  a: {article: Điều 1, certainty: sourced}", "x.yaml"
        )


@pytest.mark.parametrize(
    ("word", "post"),
    [
        ("delegates", Post.DELEGATES),
        ("delegate", Post.DELEGATES),
        ("branch_secretary", Post.CELL_SECRETARY),
        ("cell_secretary", Post.CELL_SECRETARY),
        ("branch_committee", Post.COMMITTEE),
        ("parliament", None),
    ],
)
def test_posts_are_known_by_their_words(word, post):
    assert post_named(word) is post
