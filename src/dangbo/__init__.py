"""dangbo: the work of a Party organisation through a whole term."""

__version__ = "0.1.0"
