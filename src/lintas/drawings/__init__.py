"""Where the marks of a picture go, in units of the picture: numbers in, numbers out, no wording."""
