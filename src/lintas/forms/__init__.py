"""What people fill in on GitHub without knowing git."""
