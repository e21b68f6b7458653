from hypothesis import example, given
from hypothesis import strategies as st

from dangbo.proofreading import RULE_NAMES, Coverage, check_text

LETTERS = "abcđêơạ ĐÔNG0123456789.,;:()/%-\n\u00a0\u200b\u0301\u00d0"
SCRAPS = """
có bầu 642 457 185 24,14% đồng chí, trong đó nữ chiếm (đạt ) ; . 108/108 31/4/2020 hơn tăng 0,0% 1.2.3 XVI khóa 9/0
"""
WORDS = st.sampled_from(SCRAPS.split())


@given(st.one_of(st.text(), st.text(alphabet=LETTERS, max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
@example("0/0 chi bộ, đạt 0,00%")
@example("Trong 0 đảng viên, 5,5%")
def test_any_text_is_checked_and_every_span_lies_in_it(text):
    report = check_text(text)
    spans = [figure.span for figure in report.figures]
    spans += [span for finding in report.findings for span in (finding.span, *finding.evidence)]
    spans += [span for relation in report.relations for span in relation.spans]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert {finding.rule for finding in report.findings} <= set(RULE_NAMES)
    assert report == check_text(text)


def test_offsets_are_those_of_the_text_as_given():
    text = "\u200bĐảng bộ có\u00a0642 đồng chí, trong đo\u0301 tái cử 457, lần đầu 185."
    report = check_text(text)
    assert [text[figure.start : figure.end] for figure in report.figures] == ["642", "457", "185"]
    assert [each.message for each in report.relations] == ["457 + 185 = 642"]


def test_coverage_counts_what_stands_in_a_relation():
    text = "Bầu 64 đồng chí, trong đó tái cử 45 đồng chí, lần đầu 19 đồng chí; khen 30 tập thể ngày 3/2/2020."
    assert check_text(text).coverage == Coverage(figures=4, checked=3)


def test_an_empty_text_has_nothing():
    report = check_text("")
    assert (report.figures, report.findings, report.relations, report.coverage) == ((), (), (), Coverage(0, 0))
