"""Elections inside the Party (bầu cử trong Đảng) under Decisions 244-QĐ/TW (2014) and 190-QĐ/TW (2024).

Where a rule stands:
regulation.py      the two regulations as data (244-2014.yaml, 190-2024.yaml)
posts.py           what is elected, and the words for it
base.py            the people whose half decides (cơ sở tính kết quả)
counts.py          counts that cannot be
outcome.py         who is elected, ties, seats left empty: values without words
resolving.py       the verdict on a vote with its findings
ballot.py          valid and invalid ballots, the effect of a row
election_list.py   surplus, names from outside the prepared list, order of names
eligibility.py     who may stand, who may count
delegates.py       official delegates and alternates on one list
sequence.py        form of voting, what is elected when, what may not share a ballot
deadlines.py       report, ratification, complaints, keeping of ballots
audit.py           how many sheets to compare with the paper, and what the comparison proves
case_reading.py, case_answer.py    cases as JSON and their answers (`dangbo resolve`)
"""
