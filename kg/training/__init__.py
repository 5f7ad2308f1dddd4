"""Trains what the pipeline can use. Never imported at run time; each module is a command: `python -m kg.training.NAME`."""
