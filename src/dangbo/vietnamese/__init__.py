"""How the language works: text, alphabetical order, names, numbers, dates, document symbols, syllables. No Django."""
