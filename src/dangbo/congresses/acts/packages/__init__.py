"""A congress carried to the hall and back: one function per act."""
