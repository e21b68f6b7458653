"""What a clause speaks of, so that "tái cử 110 đồng chí" is put to the right body."""

import re

TOPICS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "cấp ủy": r"(?<!bí thư )(?<!đại diện )(?<!\w)(?:cấp ủy|ban chấp hành|BCH)(?! cấp trên)(?!\w)",
        "ủy ban kiểm tra": r"(?<!\w)(?:ủy ban kiểm tra|UBKT)(?!\w)",
        "bí thư": r"(?<!\w)bí thư(?!\w)",
        "ban thường vụ": r"(?<!\w)(?:ban thường vụ|BTV)(?!\w)(?! Tỉnh| Đảng ủy| Thành| Huyện)",
        "đại biểu": r"(?<!\w)đại biểu(?! toàn quốc)(?!\w)",
        "đoàn thể": r"(?<!\w)(?:công đoàn|đoàn thanh niên|đoàn viên|hội viên|cựu chiến binh|hội phụ nữ)(?!\w)",
    }.items()
}
"""Bodies and people that are elected or counted, each with the words that name it."""

CONDITIONS: dict[str, re.Pattern[str]] = {
    "cơ sở": re.compile(
        r"(?<!\w)(?:các (?:đại hội|đảng bộ|chi bộ|tổ chức|cơ sở|đơn vị)|cấp cơ sở|\d+/\d+ (?:đảng bộ|chi bộ|tổ chức))",
        re.IGNORECASE,
    )
}
"""What the whole sentence must speak of besides: the grassroots organisations together, not one congress."""


def speaks_of(clause: str, sentence: str, wanted: list[str]) -> bool:
    """Whether a clause speaks of all wanted topics and of no other, and its sentence fulfils the wanted conditions."""
    topics = {name for name in wanted if name in TOPICS}
    found = {name for name, pattern in TOPICS.items() if pattern.search(clause)}
    return found == topics and all(CONDITIONS[name].search(sentence) for name in wanted if name in CONDITIONS)


def names_topic(clause: str) -> bool:
    """Whether a clause speaks of any topic."""
    return any(pattern.search(clause) for pattern in TOPICS.values())
