"""The plan of a congress: drawn up from the rules, added to, given owners, done, moved with the opening day."""
