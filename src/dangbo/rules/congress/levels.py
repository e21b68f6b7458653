"""Levels of a congress (cấp đại hội): the rules on dates, length, age and numbers differ by them."""

from enum import StrEnum

from dangbo.rules.vocabulary import OrganisationKind


class CongressLevel(StrEnum):
    """From the cell to the bodies directly under the Centre; an intermediate committee stands with the cells."""

    CELL_OF_COMMITTEE = "cell_of_committee"
    GRASSROOTS = "grassroots"
    ABOVE_GRASSROOTS = "above_grassroots"
    CENTRAL = "central"


LEVEL_LABELS: dict[CongressLevel, str] = {
    CongressLevel.CELL_OF_COMMITTEE: "Chi bộ trực thuộc, đảng bộ bộ phận",
    CongressLevel.GRASSROOTS: "Đảng bộ, chi bộ cơ sở",
    CongressLevel.ABOVE_GRASSROOTS: "Đảng bộ cấp trên trực tiếp của cơ sở",
    CongressLevel.CENTRAL: "Đảng bộ trực thuộc Trung ương",
}

_LEVELS: dict[OrganisationKind, CongressLevel] = {
    OrganisationKind.CELL: CongressLevel.CELL_OF_COMMITTEE,
    OrganisationKind.SUB_COMMITTEE: CongressLevel.CELL_OF_COMMITTEE,
    OrganisationKind.GRASSROOTS_CELL: CongressLevel.GRASSROOTS,
    OrganisationKind.GRASSROOTS_COMMITTEE: CongressLevel.GRASSROOTS,
    OrganisationKind.UPPER_COMMITTEE: CongressLevel.ABOVE_GRASSROOTS,
    OrganisationKind.PROVINCIAL_COMMITTEE: CongressLevel.CENTRAL,
}


def level_of(kind: OrganisationKind) -> CongressLevel:
    """The level at which an organisation of the kind holds its congress; ValueError for a party group."""
    if kind is OrganisationKind.PARTY_GROUP:
        raise ValueError("a party group holds no congress")
    return _LEVELS[kind]
