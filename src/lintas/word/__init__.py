"""Word files: the template that people fill in, and what somebody wrote into a draft note."""
