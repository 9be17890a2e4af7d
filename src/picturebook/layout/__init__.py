"""Layout: words and pictures set on pages. Pure: reads tones, never pixels."""
