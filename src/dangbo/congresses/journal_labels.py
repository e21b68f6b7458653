"""What the acts of congresses are called in the journal, from every subject."""

from dangbo.congresses.collecting import offered

LABELS: dict[str, str] = {act: label for labels in offered("JOURNAL") for act, label in labels.items()}
