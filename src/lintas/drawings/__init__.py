"""Where the marks of a picture go: numbers in, numbers out, no wording."""
