"""Questions in Chinese, read by a grammar that is data, without a language model; what cannot be read is refused."""

from kg.asking.answering import Reply, answer_asked, ask, refuse, reply_to_json
from kg.asking.names import ArchiveNames, Candidate, NameLookup
from kg.asking.reading import read_question
from kg.asking.records import Asked, Kept, Refused, Understood

__all__ = [
    "ArchiveNames",
    "Asked",
    "Candidate",
    "Kept",
    "NameLookup",
    "Refused",
    "Reply",
    "Understood",
    "answer_asked",
    "ask",
    "read_question",
    "refuse",
    "reply_to_json",
]
