"""The errors that a user can meet.

    KGError                 everything below; the CLI prints its text and exits with `exit_code`
    ├── InputError          a document, record or gold file that cannot be read
    ├── ConfigError         a pattern, lexicon, query file or option that is wrong
    ├── NotFoundError       a name, query or document that is not there
    ├── ArchiveError        no archive, in use, read-only, of a newer version
    ├── StoreError          the graph store is absent, refuses us, too old, or went away
    │   └── StatementError  the store cannot do a statement, or not in time
    ├── ReadOnlyError       a statement that would write, where only reading is allowed
    ├── OutputError         a file that cannot be written
    └── QuestionError       a question that cannot be read

A message says what is wrong, the value (`!r`), the place, and the choices or the remedy.
"""

from __future__ import annotations


class KGError(Exception):
    """Base of all errors that this package raises on purpose."""

    exit_code = 1


class InputError(KGError):
    """A document, record or gold file cannot be read."""

    exit_code = 3


class ConfigError(KGError):
    """A pattern, lexicon, query file or option is wrong."""

    exit_code = 4


class NotFoundError(KGError):
    """A name, query or document is not there."""

    exit_code = 5


class ArchiveError(KGError):
    """An archive cannot be opened, read or written."""

    exit_code = 6


class StoreError(KGError):
    """A graph store is absent, refuses us, is too old, or went away."""

    exit_code = 7


class StatementError(StoreError):
    """A store cannot do a statement: it is no Cypher that it knows, or takes longer than it may."""


class ReadOnlyError(KGError):
    """A statement would write, where only reading is allowed."""

    exit_code = 8


class OutputError(KGError):
    """A file cannot be written."""

    exit_code = 9


class QuestionError(KGError):
    """A question cannot be read, or a name in it is not there or may mean several."""

    exit_code = 10
