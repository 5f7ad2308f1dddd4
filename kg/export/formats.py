"""What a format of the graph is: the line of a table that commands, the server and the docs read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.export.files import Files
from kg.graph import GraphView


def _is_none(name: str) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of the graph.

    `file` is what an export is called that is handed over as one file: that of a folder is a zip. `is_ours` tells which
    names in a folder an earlier export of this format may have left there. `needs` is the extra to install for it,
    `tools` say what opens it, `lost` what it cannot carry, `then` what to do with it; the texts are Chinese and English.
    """

    name: str
    file: str
    media_type: str
    make: Callable[[GraphView], Files]
    tools: tuple[str, str]
    lost: tuple[str, str]
    is_folder: bool = False
    is_ours: Callable[[str], bool] = _is_none
    needs: str = ""
    then: str = ""
