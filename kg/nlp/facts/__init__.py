"""Finders of facts, one file a type: each reads the mentions of a Doc and returns typed records with their sentence."""
