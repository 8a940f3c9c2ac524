"""Requests answered from the arrays of segments."""
