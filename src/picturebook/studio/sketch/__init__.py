"""The sketch artist: draws the story offline, for nothing, the same way twice."""
