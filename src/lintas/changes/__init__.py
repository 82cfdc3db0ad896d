"""Which pages of two built sites differ for a reader."""
