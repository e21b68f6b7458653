"""Preparation groups: set up, joined and left, their tasks and sessions."""
