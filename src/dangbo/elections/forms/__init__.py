"""The forms of elections: each act one form."""
