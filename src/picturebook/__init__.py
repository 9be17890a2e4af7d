"""picturebook: a Markdown story compiled into a printed picture book."""
