"""Where everything stands on a ballot: the one interface between printing and reading."""

from dangbo.paper.ballots.layout.codes import PageCode, page_code, read_code, short_id
from dangbo.paper.ballots.layout.definition import read_definition
from dangbo.paper.ballots.layout.json import layout_json, read_layout
from dangbo.paper.ballots.layout.model import (
    BallotCandidate,
    BallotDefinition,
    Box,
    FreeArea,
    Layout,
    PageMarks,
    Row,
    Style,
)
from dangbo.paper.ballots.layout.placing import lay_out

__all__ = [
    "BallotCandidate",
    "BallotDefinition",
    "Box",
    "FreeArea",
    "Layout",
    "PageCode",
    "PageMarks",
    "Row",
    "Style",
    "lay_out",
    "layout_json",
    "page_code",
    "read_code",
    "read_definition",
    "read_layout",
    "short_id",
]
