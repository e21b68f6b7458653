"""The documents of the demo: those of the bloc's congress round, of some congresses, and those that articles name.

Days and words come from `round.yaml`; numbers, frozen texts and digests are made by the same functions as the acts use.
"""
