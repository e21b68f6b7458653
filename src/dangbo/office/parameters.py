"""The values of the regulations with the office's own laid over them."""

from functools import lru_cache

from dangbo.access.actor import Actor
from dangbo.office.acts import change_setting
from dangbo.office.models import OfficeSetting
from dangbo.rules.parameters import ParameterSet, base_parameters

PARAMETERS_KEY = "parameters"


def own_values() -> str:
    """The office's own values as YAML text; empty without any."""
    stored = OfficeSetting.objects.filter(key=PARAMETERS_KEY).values_list("value", flat=True).first()
    return str(stored or "")


def office_parameters() -> ParameterSet:
    """The parameters in force in this installation; one query."""
    return with_own_values(own_values())


@lru_cache(maxsize=8)
def with_own_values(text: str) -> ParameterSet:
    """The base parameters with own values laid over them. Raises ParameterError for the first thing that is wrong."""
    return base_parameters().overlay(text) if text.strip() else base_parameters()


def change_own_values(*, actor: Actor, text: str) -> ParameterSet:
    """Store the office's own values. Raises ParameterError, NotAllowed."""
    laid = with_own_values(text)
    keys = ", ".join(sorted(laid.local)) or "không còn giá trị riêng nào"
    change_setting(actor=actor, key=PARAMETERS_KEY, value=text, summary=f"Đổi bộ giá trị riêng: {keys}")
    return laid
