"""The entity model: characters in, spans with probabilities out (onnxruntime, one core, no network)."""

from kg.nlp.entities.model import EntityModel, Opinion, load_model

__all__ = ["EntityModel", "Opinion", "load_model"]
