"""The design: themes, printers and fonts, read into values."""
