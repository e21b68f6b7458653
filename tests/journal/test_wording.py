"""Every act that the program records has a name for its readers."""

import re
from pathlib import Path

import dangbo
from dangbo.journal.wording import act_labels

SOURCES = Path(dangbo.__file__).parent
RECORDED = re.compile(r'\b(?:record|write|record_account|_record_step)\(\s*(?:act=)?"([a-z_]+)"')


def test_every_recorded_act_has_a_vietnamese_name() -> None:
    found = {act for file in SOURCES.rglob("*.py") for act in RECORDED.findall(file.read_text("utf-8"))}
    assert found - set(act_labels()) == set()
    assert "admit_member" in found
