"""Congresses (đại hội): preparation, review, delegates, personnel in steps, results, round-up.

Where a rule stands:
levels.py       levels of congress            kind.py         member or delegate congress (200 members)
contents.py     four, three or two contents   windows.py      windows of dates, ceilings of length
backward.py     plan back from the opening    allocation.py   delegates by base, step and remainder
delegates.py    kinds of delegate, summons    steps.py        personnel in steps, thresholds, quorum
quota.py        women, young, first-time      retirement.py   month of retirement by a dated schedule
age.py          months left at a month        credentials.py  breakdowns that add up
files.py        candidate's file by stage     dossier.py      dossier and states of the review
results.py      results, ratification         roundup.py      shares with their base, progress

Their values: rules/parameters/congress*.yaml. Everything takes plain values and a date; `parameters` is the set of the
round, the central regulations where it is None.
"""
