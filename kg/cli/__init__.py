"""The command line `kg`: each command is a thin layer over the library function of its name, in a file of its own.

Data go to standard output, all else to standard error. What is slow to import is imported by the function that needs it.
"""

from kg.cli.program import app, main

__all__ = ["app", "main"]
