"""`python -m picturebook` is the command line."""

from picturebook.cli import main

if __name__ == "__main__":
    main()
