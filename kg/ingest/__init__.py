"""Files into documents, documents into articles."""

from kg.ingest.articles import split_articles
from kg.ingest.reading import READERS, read_documents

__all__ = ["READERS", "read_documents", "split_articles"]
