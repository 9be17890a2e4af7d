"""Preflight: any finished PDF read into plain records, and those held against what a printer asks for."""
