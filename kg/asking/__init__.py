"""Questions in Chinese, read by a grammar that is data, without a language model; what cannot be read is refused."""

from kg.asking.answering import Reply, answer_asked, ask, refuse, reply_to_json
from kg.asking.names import Candidate, GraphNames, NameLookup
from kg.asking.reading import read_question
from kg.asking.records import Asked, Kept, Refused, Understood

__all__ = [
    "Asked",
    "Candidate",
    "GraphNames",
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
