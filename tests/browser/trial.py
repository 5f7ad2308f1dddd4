"""Try favourites, style and guide in a real Neo4j Browser, and take the pictures of docs/.

    python tests/browser/trial.py                              on a real Neo4j; pictures go to docs/
    python tests/browser/trial.py bolt://HOST:PORT USER PASSWORD DATABASE    the same Browser on another Bolt port

It builds the sample pages, starts a Neo4j with Browser, and drives Chromium. Beside what the tests of Neo4j need: the
package playwright, and Chromium at /usr/bin/chromium or where the variable CHROMIUM says.
"""

from __future__ import annotations

import base64
import functools
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path += [str(ROOT), str(ROOT / "tests")]

from neo4j_server.server import Server, running  # noqa: E402

import kg  # noqa: E402
from kg.browser import browser_files, write_browser_files  # noqa: E402
from kg.store.bolt import connect  # noqa: E402
from samples import build_samples  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SIZE = {"width": 1400, "height": 860}
FOLD = (1360, 161)
"""Where the overview beside a drawn graph is folded up; what one clicks there has no name."""
FRAME = {"x": 0, "y": 0, "width": 1400, "height": 616}
PAUSE = 1000
"""Milliseconds that Browser has to come to rest: what it shows by moving is told by no event."""

DRAWN = re.compile(r"Displaying \d+ nodes, \d+ relationships")

DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), char => char.charCodeAt(0));
  const held = new DataTransfer();
  held.items.add(new File([bytes], name));
  for (const type of ['dragenter', 'dragover', 'drop'])
    document.querySelector('.filedrop').dispatchEvent(
      new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


class Guides(SimpleHTTPRequestHandler):
    """Serves files to pages of every origin; Browser asks first whether it may send headers of its own."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        super().end_headers()

    def do_OPTIONS(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the files for Browser; yield their address."""
    write_browser_files(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Guides, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()


class Browser:
    """Neo4j Browser in a page of Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def rest(self, pauses: int = 1) -> None:
        self.page.wait_for_timeout(PAUSE * pauses)

    def connect(self, at: str, uri: str, user: str, password: str, database: str) -> None:
        self.page.goto(f"{at}browser/")
        self.page.get_by_test_id("boltaddress").wait_for()
        self.page.get_by_test_id("bolt-scheme-select").select_option("bolt://")
        for field, value in (("boltaddress", uri.removeprefix("bolt://")), ("database", database), ("username", user)):
            self.page.get_by_test_id(field).fill(value)
        self.page.get_by_test_id("password").fill(password)
        self.page.get_by_test_id("connect").click()
        self.page.get_by_text("You are connected as user").wait_for()
        self.rest(2)

    def drop(self, name: str) -> None:
        self.page.evaluate(DROP, [name, base64.b64encode(browser_files()[name][1]).decode()])
        self.rest()

    def run(self, statement: str) -> None:
        self.page.locator("[data-testid=activeEditor] .monaco-editor").first.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(statement)
        self.rest()
        self.play()

    def play(self) -> None:
        self.page.get_by_test_id("editor-Run").click()
        self.rest(3)

    def drawn(self) -> tuple[int, int]:
        """Wait for a graph; return how many nodes and edges of it are drawn."""
        said = self.page.get_by_text(DRAWN).first.inner_text()
        nodes, edges = re.findall(r"\d+", said)
        return int(nodes), int(edges)

    def clear(self) -> None:
        self.run(":clear")


def try_favourites(browser: Browser) -> None:
    """See that the dropped favourites are there in folders and that one of them is drawn."""
    page = browser.page
    page.get_by_test_id("navigationFavorites").click()
    browser.rest()
    page.get_by_text("工会图谱/图形 Graphs").click()
    page.get_by_text("某单位的人和上下级").click()
    browser.play()
    nodes, edges = browser.drawn()
    assert nodes > 10
    assert edges >= nodes
    page.get_by_text("某荣誉的获得者").click()
    browser.rest()


def try_edge(browser: Browser) -> None:
    """See that a click on an edge that is drawn shows its sentence."""
    browser.play()
    browser.page.get_by_text(DRAWN).nth(1).wait_for()  # that of the favourite before stands below
    browser.rest()
    browser.page.locator("g.relationship").first.click(force=True)
    browser.page.get_by_text("evidence_quote").wait_for()


def try_guide(browser: Browser, address: str) -> None:
    """See that the guide opens at the side, and that a click and a run draw its query."""
    page = browser.page
    browser.run(f":guide {address}/guide.zh.html")
    for _ in range(2):
        page.get_by_text("Next", exact=True).click()
    page.locator("pre.runnable:visible").last.click()
    browser.rest()
    browser.play()
    page.get_by_text("Next", exact=True).click()
    page.locator("pre.runnable:visible").first.click()
    browser.rest()
    browser.play()
    assert browser.drawn() == (5, 4)
    page.mouse.click(*FOLD)
    browser.rest()


def try_all(browser: Browser, address: str, pictures: Path) -> None:
    """Try everything, and take a picture of each part."""
    browser.clear()
    browser.drop("style.grass")
    browser.clear()
    browser.drop("favourites.zip")
    try_favourites(browser)
    browser.page.screenshot(path=pictures / "browser-favourites.png")
    browser.page.get_by_test_id("navigationFavorites").click()
    try_edge(browser)
    browser.rest()
    browser.page.screenshot(path=pictures / "browser-graph.png", clip=FRAME)
    browser.clear()
    try_guide(browser, address)
    browser.page.screenshot(path=pictures / "browser-guide.png")


def load_samples(server: Server, folder: Path) -> None:
    with kg.open(build_samples(folder)) as project, connect(server.uri, *server.auth) as store:
        project.load(store)


def main() -> None:
    """Try one Bolt port, that of a Neo4j of its own or the one that is given."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("the package playwright is not installed: pip install playwright")
    if not Path(CHROMIUM).exists():
        sys.exit(f"there is no Chromium at {CHROMIUM}; say in the variable CHROMIUM where it is")
    given = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch, running(Path(scratch) / "neo4j", browser=True) as server:
        if not given:
            load_samples(server, Path(scratch))
        with serving(Path(scratch) / "browser") as address, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            browser = Browser(chromium.new_page(viewport=SIZE, locale="zh-CN"))
            uri, user, password, database = given or (server.uri, *server.auth, "neo4j")
            browser.connect(server.http, uri, user, password, database)
            try:
                try_all(browser, address, Path(scratch) if given else ROOT / "docs")
            except BaseException:
                browser.page.screenshot(path="browser-trial.png")
                raise
    print("all is well")


if __name__ == "__main__":
    main()
