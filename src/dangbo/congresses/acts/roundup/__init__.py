"""What is made of the round-up: drafts of documents."""
