"""Forms that people fill in: 360° feedback, simulations, self-checks. They are made here, and read back here."""
