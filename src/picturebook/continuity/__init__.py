"""Continuity: inspectors that hold what was drawn against what was asked."""
