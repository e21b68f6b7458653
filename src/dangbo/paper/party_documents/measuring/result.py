"""One measure of a produced page beside the required one."""

from dataclasses import dataclass

TOLERANCE_MM = 0.5
TOLERANCE_PT = 0.25


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; unit: "mm", "pt", or "" for yes (1), no (0) and counts; at_least: more is allowed."""

    component: str
    what: str
    required: float
    measured: float
    unit: str = "mm"
    at_least: bool = False

    @property
    def fits(self) -> bool:
        allowed = {"mm": TOLERANCE_MM, "pt": TOLERANCE_PT}.get(self.unit, 0)
        if self.at_least:
            return self.measured >= self.required - allowed
        return abs(self.measured - self.required) <= allowed
