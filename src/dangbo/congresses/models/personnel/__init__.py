"""The personnel of a congress: plan, two runs of five steps, people and their files."""

from dangbo.congresses.models.personnel.nominees import (
    DroppedName,
    IntendedPost,
    Nominee,
    NomineePaper,
    StepName,
)
from dangbo.congresses.models.personnel.plans import Measure, PersonnelPlan, PlannedSeats, StructureCondition
from dangbo.congresses.models.personnel.steps import (
    Attendance,
    DifferenceReport,
    Duty,
    PersonnelRun,
    PersonnelStep,
    RunKind,
    StepBase,
    StepMeeting,
    StepParticipant,
    StepWay,
)

__all__ = [
    "Attendance",
    "DifferenceReport",
    "DroppedName",
    "Duty",
    "IntendedPost",
    "Measure",
    "Nominee",
    "NomineePaper",
    "PersonnelPlan",
    "PersonnelRun",
    "PersonnelStep",
    "PlannedSeats",
    "RunKind",
    "StepBase",
    "StepMeeting",
    "StepName",
    "StepParticipant",
    "StepWay",
    "StructureCondition",
]
