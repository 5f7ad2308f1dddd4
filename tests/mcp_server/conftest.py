from __future__ import annotations

from pathlib import Path

import pytest
from handmade import Sheet, body, news
from reconcile.firms import firms

from kg.archive import Archive

pytest.importorskip("mcp")


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the handmade news, of two firms that share an alias, and of a sentence that is long."""
    path = tmp_path_factory.mktemp("mcp") / "news.db"
    long = Sheet("news/2022-02-02.txt", date="2022-02-02", headline="长句").say(
        f"长庆市总工会主席周海{'，再次' * 200}发言。"
    )
    with Archive(path) as archive:
        for page in [*news(), firms(), long.role("周海", "主席", body(long, "长庆市总工会")).page()]:
            archive.write(page, "rules")
    return path
