"""Values of the parameters as the congress rules ask for them."""

from datetime import date

from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import Entry, ParameterSet, base_parameters


def entry_of(key: str, at: date, parameters: ParameterSet | None = None) -> Entry:
    """The value of `congress.<key>` in force at the date."""
    return (parameters or base_parameters()).entry(f"congress.{key}", at)


def level_entry(key: str, level: CongressLevel, at: date, parameters: ParameterSet | None = None) -> Entry:
    """The value of `congress.<key>.<level>` in force at the date."""
    return entry_of(f"{key}.{level}", at, parameters)


def in_force(key: str, at: date, parameters: ParameterSet | None = None) -> Entry | None:
    """The value of `congress.<key>` if one really covers the date; an office's own goes first. None between rounds."""
    history = (parameters or base_parameters()).history(f"congress.{key}")
    covering = [entry for entry in history if entry.covers(at)]
    return max(covering, key=lambda entry: (entry.local, entry.valid_from), default=None)
