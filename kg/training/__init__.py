"""Trains what the pipeline can use: the entity model (`kg train`), segmenters (`python -m kg.training.segmenter`),
the weights of facts (`python -m kg.training.facts`).

Nothing else imports it, and what it needs comes with the extra `train`.
"""
