"""What forms of elections share: the election or meeting they are about, hands raised, decisions of the superior."""

from typing import Any, ClassVar

from django import forms

from dangbo.elections.acts.hands import Hands
from dangbo.elections.models import Election, Meeting
from dangbo.registry.forms.acts import ActForm, CitingForm
from dangbo.registry.forms.fields import DayField


class MeetingForm(ActForm):
    """An act on a meeting."""

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **options)


class ElectionForm(ActForm):
    """An act on an election."""

    def __init__(self, *args: Any, election: Election, **options: Any) -> None:
        self.election = election
        super().__init__(*args, **options)


class CitingElectionForm(CitingForm):
    """An act on an election by a numbered decision of the superior."""

    def __init__(self, *args: Any, election: Election, **options: Any) -> None:
        self.election = election
        super().__init__(*args, **options)


class HandsForm(ActForm):
    """An act that a vote by raised hands decided; the counts may be left empty where hands were not counted."""

    HANDS: ClassVar[tuple[str, ...]] = ("votes_for", "votes_against", "abstained", "hall")
    sections = {"votes_for": "Biểu quyết giơ tay"}
    fields_of = {"hands-above-present": "votes_for"}
    needs_hands: ClassVar[bool] = False
    votes_for = forms.IntegerField(label="Tán thành", min_value=0, required=False)
    votes_against = forms.IntegerField(label="Không tán thành", min_value=0, required=False)
    abstained = forms.IntegerField(label="Không có ý kiến", min_value=0, required=False)
    hall = forms.IntegerField(label="Số người có mặt", min_value=1, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields([*(name for name in self.fields if name not in self.HANDS), *self.HANDS])
        for name in ("votes_for", "hall"):
            self.fields[name].required = self.needs_hands

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        given = [data.get(name) for name in self.HANDS]
        if any(value is not None for value in given) and (data.get("votes_for") is None or data.get("hall") is None):
            self.add_error("votes_for", "Biểu quyết phải ghi số tán thành và số người có mặt.")
        return data

    @property
    def hands(self) -> Hands | None:
        """The vote as typed; None where none was."""
        data = self.cleaned_data
        if data.get("votes_for") is None:
            return None
        return Hands(data["votes_for"], data.get("votes_against") or 0, data.get("abstained") or 0, data["hall"])

    @property
    def told(self) -> str:
        """The counts in words at the end of a question: " (tán thành 30/32)"."""
        return f" ({self.hands.words})" if self.hands is not None else ""


class ReasonForm(ElectionForm):
    """An act that needs nothing but its reason."""

    reason = forms.CharField(label="Lý do", max_length=300)


class OnDayForm(ElectionForm):
    """An act that needs nothing but its day."""

    on = DayField(label="Ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.election.meeting.last_day)
