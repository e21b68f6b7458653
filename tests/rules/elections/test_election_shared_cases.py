"""The examples kept beside the project: every expectation is met."""

import json
from pathlib import Path

import pytest

from dangbo.rules.elections.case_answer import answer
from dangbo.rules.elections.case_reading import read_case

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def examples(shared: Path) -> list:
    file = shared / "cases" / "elections.json"
    if not file.is_file():
        pytest.skip(f"KHÔNG CHẠY: không có {file}")
    return json.loads(file.read_text(encoding="utf-8"))


def test_every_expectation_is_met(examples):
    for example in examples:
        found, expected = answer(read_case(example["case"], 1)), example["expected"]
        expects_error = expected.pop("error", None)
        assert {key: found[key] for key in expected} == expected, example["case"]["id"]
        if expects_error is not None:
            severities = [finding["severity"] for finding in found["findings"]]
            assert ("error" in severities) == expects_error, example["case"]["id"]


def test_every_example_from_memory_says_that_it_is_unverified(examples):
    for example in examples:
        if "unverified" in example["certainty"]:
            codes = [finding["code"] for finding in answer(read_case(example["case"], 1))["findings"]]
            assert codes.count("unverified") == 1, example["case"]["id"]


def test_every_finding_has_the_four_fields_and_an_article(examples):
    for example in examples:
        for finding in answer(read_case(example["case"], 1))["findings"]:
            assert list(finding) == ["code", "severity", "article", "message"]
            assert all(finding.values()), example["case"]["id"]
