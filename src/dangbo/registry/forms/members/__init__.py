"""Forms of the acts on people and their memberships."""
