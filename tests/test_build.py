from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import read

from kg import build as building
from kg.archive import Archive
from kg.build import build, build_documents, extract_page, shared_pipeline
from kg.config import BuildOptions, PipelineOptions, ReadOptions
from kg.model import Document, Page
from kg.report import STAGES, Report

ROOT = Path(building.__file__).parent.parent
TEXTS = {
    "1.txt": "王芳 李平\n重庆市总工会 王芳",
    "2.txt": "双弘公司 市总工会",
    "deep/3.txt": "云岭工匠 王芳",
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put the reader of made-up documents in the place of the pipeline; return the paths that it is given."""
    given: list[str] = []

    def extract(document: Document, *_: object) -> Page:
        given.append(document.path)
        if "broken" in document.text:
            raise RuntimeError("a fault")
        return read(document)

    monkeypatch.setattr(building, "extract_page", extract)
    monkeypatch.setattr(building, "shared_pipeline", lambda *_: None)
    return given


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    for name, text in TEXTS.items():
        put(folder / name, text)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as opened:
        yield opened


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def counts(report: Report) -> tuple[int, int, int, int, int]:
    return report.added, report.changed, report.reread, report.unchanged, report.removed


def test_files_become_pages_with_paths_from_the_folder_of_the_archive(
    quick: list[str], pages: Path, archive: Archive
) -> None:
    report = build([pages], archive)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert archive.paths() == ["pages/1.txt", "pages/2.txt", "pages/deep/3.txt"]
    assert (report.documents, report.articles, report.mentions, report.facts) == (3, 4, 8, 4)
    assert report.characters == sum(map(len, TEXTS.values()))
    assert tuple(report.seconds) == STAGES
    assert [page.document.text for page in archive.pages()] == list(TEXTS.values())


def test_building_again_reads_nothing_and_writes_nothing(quick: list[str], pages: Path, archive: Archive) -> None:
    put(pages / "empty.txt", "")
    build([pages], archive)
    quick.clear()
    changes, data = archive.changes, archive.path.read_bytes()
    report = build([pages], archive)
    assert counts(report) == (0, 0, 0, 3, 0)
    assert len(report.skipped) == 1
    assert quick == []
    assert (archive.changes, archive.path.read_bytes()) == (changes, data)


def test_what_has_changed_is_read_and_nothing_else(quick: list[str], pages: Path, archive: Archive) -> None:
    build([pages], archive)
    quick.clear()
    put(pages / "2.txt", "双弘公司 李平")
    put(pages / "4.txt", "主席 王芳")
    assert counts(build([pages], archive)) == (1, 1, 0, 2, 0)
    assert [Path(path).name for path in quick] == ["2.txt", "4.txt"]
    assert [page.document.text for page in archive.pages()] == [
        TEXTS["1.txt"],
        "双弘公司 李平",
        "主席 王芳",
        TEXTS["deep/3.txt"],
    ]


def test_a_page_that_is_moved_is_not_read_again(quick: list[str], pages: Path, archive: Archive) -> None:
    build([pages], archive)
    quick.clear()
    (pages / "2.txt").rename(pages / "5.txt")
    assert counts(build([pages], archive)) == (1, 0, 0, 2, 0)
    assert quick == []
    (page,) = [page for page in archive.pages() if page.document.also_at]
    assert (page.document.path, page.document.also_at) == ("pages/2.txt", ("pages/5.txt",))


def test_a_date_from_elsewhere_is_a_change(quick: list[str], pages: Path, archive: Archive) -> None:
    build([pages], archive)
    dated = BuildOptions(read=ReadOptions(date="2021-05-01"))
    assert counts(build([pages], archive, dated)) == (0, 3, 0, 0, 0)
    assert {page.document.date.value for page in archive.pages() if page.document.date} == {"2021-05-01"}


def test_pages_are_read_again_when_the_rules_have_changed(
    quick: list[str], pages: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([pages], archive)
    before = list(archive.pages())
    monkeypatch.setattr(building, "reading_version", lambda options: "rules of tomorrow")
    assert counts(build([pages], archive)) == (0, 0, 3, 0, 0)
    assert counts(build([pages], archive)) == (0, 0, 0, 3, 0)
    assert list(archive.pages()) == before


def test_a_fault_costs_its_page_alone_and_is_told(quick: list[str], pages: Path, archive: Archive) -> None:
    put(pages / "0.txt", "broken")
    put(pages / "empty.txt", "")
    report = build([pages], archive)
    assert report.added == 3
    assert [(Path(entry.item).name, entry.reason) for entry in report.skipped] == [
        ("0.txt", "could not be read: RuntimeError: a fault"),
        ("empty.txt", "empty"),
    ]
    assert [entry.item for entry in archive.skipped()] == ["pages/0.txt", "pages/empty.txt"]
    put(pages / "0.txt", "王芳")
    (pages / "empty.txt").unlink()
    assert build([pages], archive).skipped == ()
    assert archive.skipped() == []


def records(path: Path, *texts: str | None) -> None:
    """Write a file of JSON Lines; None stands for a broken line."""
    lines = ("{" if text is None else json.dumps({"text": text}, ensure_ascii=False) for text in texts)
    put(path, "".join(f"{line}\n" for line in lines))


def test_records_that_a_file_has_no_more_are_removed(quick: list[str], tmp_path: Path, archive: Archive) -> None:
    file = tmp_path / "news.jsonl"
    records(file, "王芳", "李平", "主席 王芳", "双弘公司")
    assert counts(build([file], archive)) == (4, 0, 0, 0, 0)
    records(file, "王芳", "主席 王芳")
    assert counts(build([file], archive)) == (0, 1, 0, 1, 2)
    assert archive.paths() == ["news.jsonl#1", "news.jsonl#2"]
    assert archive.find("双弘公司") == []


def test_a_record_that_breaks_keeps_what_it_said(quick: list[str], tmp_path: Path, archive: Archive) -> None:
    file = tmp_path / "news.jsonl"
    records(file, "王芳", "李平")
    build([file], archive)
    records(file, "王芳", None)
    report = build([file], archive)
    assert (report.unchanged, report.removed, len(report.skipped)) == (1, 0, 1)
    assert archive.paths() == ["news.jsonl#1", "news.jsonl#2"]
    file.write_bytes(b"")
    build([file], archive)
    assert archive.paths() == ["news.jsonl#1", "news.jsonl#2"]


def test_a_run_that_is_stopped_keeps_the_pages_that_were_read(quick: list[str], pages: Path, archive: Archive) -> None:
    def stop(path: str) -> None:
        if path.endswith("2.txt"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([pages], archive, progress=stop)
    assert archive.paths() == ["pages/1.txt", "pages/2.txt"]
    assert counts(build([pages], archive)) == (1, 0, 0, 2, 0)


def test_progress_tells_of_each_document_and_of_what_is_left_out(
    quick: list[str], pages: Path, archive: Archive
) -> None:
    put(pages / "empty.txt", "")
    for _ in range(2):
        told: list[str] = []
        build([pages], archive, progress=told.append)
        assert sorted(Path(path).name for path in told) == ["1.txt", "2.txt", "3.txt", "empty.txt"]


def test_an_archive_among_its_pages_is_none_of_them(quick: list[str], pages: Path) -> None:
    put(pages / "a.db.graph/kg/index.bucket", "x")
    put(pages / "a.db.txt", "王芳")
    with Archive(pages / "a.db") as archive:
        report = build([pages], archive)
    assert (report.added, report.skipped) == (len(TEXTS) + 1, ())


def test_documents_in_memory_keep_their_paths(quick: list[str], archive: Archive) -> None:
    for number in (1, 2):
        document = Document(path=f"note#{number}", text=" ".join(["王芳"] * number))
        assert counts(build_documents([document], archive)) == (1, 0, 0, 0, 0)
    assert archive.paths() == ["note#1", "note#2"]


# With the real pipeline, on pages of our own.

NEWS = (
    "本报讯(记者李明)4月28日,重庆市总工会主席郑洪到双弘机械有限公司调研。\n市总工会副主席王芳参加。",
    "青山县总工会主席周海走访企业。县总工会经审委主任何平陪同。",
    "由浙江省总工会、浙江省人力资源和社会保障厅共同主办的技能大赛开幕。省总工会主席李平致辞。",
    "日前,双弘机械有限公司工会主席王瑞被授予“重庆五一劳动奖章”。",
    "省市总工会联合调研组到访。",
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for number, text in enumerate(NEWS):
        put(tmp_path / "news" / f"2021-05-0{number + 1}.txt", text)
    put(tmp_path / "news" / "copy.txt", NEWS[0])
    return tmp_path / "news"


def test_every_mention_and_every_sentence_is_where_it_says() -> None:
    nlp = shared_pipeline(PipelineOptions())
    found = 0
    for text in (*NEWS, "\n\n".join(NEWS)):
        source = text.replace("主席", "主\n席")
        page = extract_page(Document(path="a", text=source), nlp)
        for reading in page.readings:
            for mention in reading.mentions:
                assert mention.text == source[mention.start : mention.end]
                found += 1
            for fact in reading.facts:
                assert fact.evidence.quote == source[fact.evidence.start : fact.evidence.end]
                found += 1
    assert found > 40


def test_several_processes_give_the_same_archive(news: Path, tmp_path: Path) -> None:
    contents: list[tuple[list[Page], str]] = []
    for jobs in (1, 2):
        path = tmp_path / f"{jobs}.db"
        with Archive(path) as archive:
            report = build([news], archive, BuildOptions(jobs=jobs))
            assert counts(report) == (6, 0, 0, 0, 0)
            assert report.facts > 5
            contents.append((list(archive.pages()), archive.revision()))
    assert contents[0] == contents[1]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_build_that_is_ended_from_outside_goes_on_from_there(news: Path, tmp_path: Path, end: signal.Signals) -> None:
    script = f"""
        import os, sys
        from pathlib import Path
        import kg
        def end(path):
            if "05-02" in path:
                os.killpg(0, {int(end)})
        if __name__ == "__main__":
            with kg.open(sys.argv[1]) as project:
                project.add(sys.argv[2], options=kg.BuildOptions(jobs=2), progress=end)
    """
    program = tmp_path / "program.py"
    program.write_text(textwrap.dedent(script), encoding="utf-8")
    command = [sys.executable, str(program), str(tmp_path / "a.db"), str(news)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, start_new_session=True, check=False)
    assert ended.returncode == -end, ended.stderr
    assert ended.stderr.count("Traceback") == (1 if end == signal.SIGINT else 0), ended.stderr
    with Archive(tmp_path / "a.db") as archive, Archive(tmp_path / "whole.db") as whole:
        kept = {page.document.path: page for page in archive.pages()}
        build([news], whole)
        pages = list(whole.pages())
        assert 0 < len(kept) < len(pages)
        assert [kept[page.document.path] for page in pages if page.document.path in kept] == list(kept.values())
        assert build([news], archive).documents == 6
        assert list(archive.pages()) == pages
