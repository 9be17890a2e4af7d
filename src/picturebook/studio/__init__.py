"""The studio: where pictures are made and kept. The only room that spends money or opens a socket."""
