"""The storyboard: which pictures the book needs, what must be seen in them, and what is sent for them."""
