"""The comment on a pull request, as the workflow with the right to write one makes it.

It runs what is on the default branch, never the code of a change. What the change's own run has left behind is looked
at as if a stranger had typed it: its size, its number, and that nothing in its text comes alive.
"""
