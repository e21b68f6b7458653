"""What each subject offers to the shared pages (dangbo.congresses.offers)."""
