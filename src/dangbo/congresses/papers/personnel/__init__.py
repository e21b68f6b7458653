"""The papers of the personnel process: minutes of a step and of its count, the short-CV list."""

from dangbo.congresses.papers.personnel.minutes import OF_STEP, step_paper

__all__ = ["OF_STEP", "step_paper"]
