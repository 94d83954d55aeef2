"""Whoever knows the word finds the test: the same names as the rooms of the house."""
