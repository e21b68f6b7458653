"""What is done on the day of a congress: the agenda drawn up and run, organs elected, votes, speakers, the screen."""
