"""Measuring the checks on annotated texts and on generated faults: `python -m dangbo.proofreading.measure CASES.json`."""
