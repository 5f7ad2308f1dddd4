"""Java in this process, for the embedded store: with bounded memory, and quiet."""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def start_java(scratch: Path, heap: str) -> None:
    """Start Java in this process unless it runs: with bounded memory and without its log."""
    import jpype
    import jpype.config
    from arcadedb_embedded.jvm import start_jvm

    # Java ends with the process: its own way out, beside threads that ArcadeDB leaves, can crash the interpreter
    jpype.config.onexit = jpype.config.destroy_jvm = jpype.config.free_resources = False
    if jpype.isJVMStarted():
        return
    logging = scratch / "logging.properties"
    logging.write_text("handlers=\n.level=OFF\n", encoding="ascii")
    os.environ.setdefault("ARCADEDB_JVM_ERROR_FILE", str(Path(tempfile.gettempdir()) / "kg-java-%p.log"))
    with _without_stderr():
        start_jvm(heap_size=heap, jvm_args=[f"-Djava.util.logging.config.file={logging}"])
    _stop_references_at_exit()


def _stop_references_at_exit() -> None:
    """End, at the end of the process, the thread of Java that gives back Python's objects: it would abort the process."""
    thread = java_class("java.lang.Thread")
    queue = java_class("org.jpype.ref.JPypeReferenceQueue").getInstance()

    def stop() -> None:
        thread.interrupted()  # forget an interruption that a server which stopped has left: it would break off the next call
        queue.stop()

    atexit.register(stop)


def java_class(name: str) -> Any:
    """Return a class of Java, which must run."""
    import jpype

    return jpype.JClass(name)


@contextmanager
def _without_stderr() -> Iterator[None]:
    """Send file descriptor 2 nowhere for a while: Java warns there of a module that ArcadeDB asks for."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
