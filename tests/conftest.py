"""Fixtures that several rooms of tests share."""
