"""Prepress: pictures made into plates at the size and colour the printer takes."""
