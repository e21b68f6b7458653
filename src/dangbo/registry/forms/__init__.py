"""Forms of the register. What they ask is checked by the acts; forms only read what was typed."""
