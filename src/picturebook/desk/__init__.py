"""The desk: pages that open in a browser and show the book's pictures to the people who choose them."""
