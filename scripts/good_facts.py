"""The facts of a note with which nothing is wrong, for scripts that put texts below them."""

FACTS = """---
title: The hundredth meeting decides, not the first
summary: Seoul met residents hundreds of times before it decided.
city: Seoul
learners: Jakarta
date: 2018-03-19
theme: leadership
sources: [{url: https://example.org/report}]
---
"""
