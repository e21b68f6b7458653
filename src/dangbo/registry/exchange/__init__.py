"""Import and export of members and organisations: the same columns in as out."""
