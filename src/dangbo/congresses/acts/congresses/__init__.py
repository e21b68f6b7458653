"""What is done with one congress, or with those of a whole round: begun, set, dated, convened, given up."""
