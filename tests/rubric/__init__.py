"""Tests of the rubric language."""
