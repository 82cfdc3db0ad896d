"""A page's values to HTML: our own fragments around a sanitised body."""
