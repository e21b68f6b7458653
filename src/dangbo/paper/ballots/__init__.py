"""Ballots on paper: laid out, printed, read by machine, and simulated for tests (244 Art 17; 190 Art 15)."""
