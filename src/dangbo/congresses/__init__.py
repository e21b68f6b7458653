"""Congresses: the round of a superior, each congress from its plan to its ratified results, and the round-up."""
