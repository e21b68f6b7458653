"""Measuring the checks on annotated texts and generated faults: `python -m dangbo.proofreading.measure CASES.json`."""
