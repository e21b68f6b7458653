"""Values of the regulations as dated data: thresholds, terms, deadlines, lists.

The model is OpenFisca's: a value never stands in code, it stands in a YAML file of this folder with the date from
which it holds, its source and how sure we are of it. An office lays its own values over them with `overlay`.
"""

from dangbo.rules.parameters.loading import base_parameters, load_parameters
from dangbo.rules.parameters.model import Entry, Parameter, ParameterError, ParameterSet, Source, ValueType

__all__ = [
    "Entry",
    "Parameter",
    "ParameterError",
    "ParameterSet",
    "Source",
    "ValueType",
    "base_parameters",
    "load_parameters",
]
