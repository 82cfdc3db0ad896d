"""The library written out for programs."""
