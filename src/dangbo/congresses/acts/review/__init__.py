"""What a unit and its superior do in a review: one function per act, keyword arguments and the actor."""
