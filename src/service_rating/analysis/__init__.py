"""What can be learned beyond a single assessment: how sharp worked cases are, what another rubric would do."""
