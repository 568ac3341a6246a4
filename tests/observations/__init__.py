"""Tests of the floor that reads observations."""
