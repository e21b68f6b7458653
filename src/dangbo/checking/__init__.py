"""Checking a draft before it is signed (soát văn bản): against itself, its spelling, and the register."""
