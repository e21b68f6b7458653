"""One ballot as tellers type it: a few numbers, what is wrong with the sheet, and where needed a conclusion."""

from typing import Any

from django import forms

from dangbo.elections.queries.counting.typed import TypedError, marks_typed, typed_of
from dangbo.elections.queries.counting.vectors import Slate, Vector

RULINGS = (("", "Theo quy chế"), ("hop-le", "Hợp lệ"), ("khong", "Không hợp lệ"))


class BallotForm(forms.Form):
    """The keyed ballot; the page draws the fields itself."""

    numbers = forms.CharField(required=False, max_length=200)
    foreign = forms.BooleanField(required=False)
    writing = forms.BooleanField(required=False)
    unlisted = forms.IntegerField(required=False, min_value=0, max_value=99)

    def __init__(self, *args: Any, slate: Slate, **options: Any) -> None:
        self.slate = slate
        super().__init__(*args, **options)

    def clean_numbers(self) -> str:
        try:
            return marks_typed(self.cleaned_data["numbers"], self.slate)
        except TypedError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def vector(self) -> Vector:
        """The ballot that was typed."""
        data = self.cleaned_data
        return Vector(data["numbers"], data["foreign"], data["writing"], data["unlisted"] or 0)


class TurnForm(BallotForm):
    """A ballot with its place in the work of one teller."""

    sheet = forms.IntegerField(min_value=1)
    round = forms.IntegerField(min_value=1, max_value=2)
    turn = forms.IntegerField(min_value=1, max_value=99)


class ConclusionForm(BallotForm):
    """The conclusion of the tellers together, with its reason."""

    ruling = forms.ChoiceField(required=False, choices=RULINGS)
    reason = forms.CharField(max_length=300, error_messages={"required": "Phải ghi lý do; lý do sẽ có trong biên bản."})

    @property
    def vector(self) -> Vector:
        seen = super().vector
        ruling = {"hop-le": True, "khong": False}.get(self.cleaned_data["ruling"])
        return Vector(seen.marks, seen.foreign, seen.writing, seen.unlisted, ruling)


def initial_of(vector: Vector, slate: Slate) -> dict[str, Any]:
    """The fields that say this ballot."""
    return {
        "numbers": typed_of(vector.marks, slate),
        "foreign": vector.foreign,
        "writing": vector.writing,
        "unlisted": vector.unlisted or None,
    }
