"""`kg browser`: favourites, style and guide for Neo4j Browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import note


def browser(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Write the files into this folder.")],
) -> None:
    """Write what Neo4j Browser takes 导出 Neo4j Browser 的收藏、样式和导览.

    favourites.zip: the named queries with their examples, in folders. style.grass: colours and captions. guide.zh.html and
    guide.en.html: a guide with queries to click, to be played from a server; `kg serve` has all four under /browser/.

    \b
    Example 例:
      kg browser -o browser/
    """
    from kg.browser import FILES, write_browser_files

    write_browser_files(output)
    note(f"written 已写出: {output}: {', '.join(FILES)}")
    note(
        "drop style.grass onto Neo4j Browser's page, then favourites.zip "
        "把 style.grass 和 favourites.zip 先后拖到 Neo4j Browser 页面上\n"
        "the guide 导览: kg serve, then 然后 :guide http://localhost:8000/browser/guide.zh.html"
    )
