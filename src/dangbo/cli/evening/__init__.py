"""A whole evening of elections without paper: a congress in a database of its own, its ballots marked by chance,
scanned with faults, read, decided by scripted tellers, counted a second time, audited, announced and written up; then
the same ballots keyed by pairs. Everything is done by the acts that the pages use.

sizes.py     how large the evening is          people.py   an organisation with its members
congress.py  from the roll to the closed vote  ballots.py  the voters' ballots and their scans
scanner.py   their way into a batch            tellers.py  what scripted people say
counting.py  counts, scanned and keyed         outcome.py  what a vote came to
leaving.py   minutes and evidence in a folder  clock.py    what took how long
timeline.py  from the opening of the box       running.py  the evening from beginning to end
"""
