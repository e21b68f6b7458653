"""What an office does with the personnel of a congress: one function per act, keyword arguments and the actor."""
