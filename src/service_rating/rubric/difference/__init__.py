"""What differs between two rubrics in meaning: each change, what it can do, and what it asks of the version number."""
