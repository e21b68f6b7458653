"""What a user does with the delegates of a congress: one function per act, keyword arguments and the actor."""
