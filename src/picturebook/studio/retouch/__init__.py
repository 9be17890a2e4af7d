"""Retouching: one region of a picture changed, and every pixel outside it the parent's."""
