"""The manuscript: what the author typed, read into values."""
