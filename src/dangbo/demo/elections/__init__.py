"""Elections of the demo: a small cell, a member congress and a delegate congress whose results the register has."""
