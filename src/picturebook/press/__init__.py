"""The press: frames and plates painted into files."""
