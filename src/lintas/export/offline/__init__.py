"""A finished site as one zip that is read without a server and without a network."""
