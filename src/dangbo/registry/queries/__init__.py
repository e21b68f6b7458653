"""What a user asks of the register. Every query takes a date; the number of statements does not grow with the rows."""
