"""What the committee of a Party organisation is called."""


def committee_of(organisation_name: str) -> str:
    """The committee of an organisation: "Đảng bộ Sở Y tế" → "Đảng ủy Sở Y tế"; a cell speaks as itself."""
    rest = organisation_name.removeprefix("Đảng bộ ")
    return organisation_name if rest == organisation_name else f"Đảng ủy {rest}"
