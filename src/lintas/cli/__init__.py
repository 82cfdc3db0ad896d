"""The command line: a module for each verb, and `main`, which knows them all."""
