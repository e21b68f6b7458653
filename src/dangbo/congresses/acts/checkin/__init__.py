"""What is done at the doors of a congress: one function per act, keyword arguments and the actor."""
