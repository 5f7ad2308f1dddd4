import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config import ReadOptions
from kg.errors import ConfigError
from kg.ingest import READERS, read_documents
from kg.model import Document, Skipped

NEWS = "本报讯(记者王芳)近日,江州市总工会主席李明慰问一线职工。"


def read(*paths: Path, **options: str | int) -> tuple[list[Document], list[Skipped]]:
    found = list(read_documents(paths, ReadOptions(**options)))  # type: ignore[arg-type]
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, Skipped)]


def test_folders_are_walked_deep_in_order_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/deep/er/3.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NEWS + name, encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    documents, skipped = read(tmp_path, tmp_path / "b")
    assert [Path(document.path).name for document in documents] == ["3.txt", "1.txt", "2.txt", "c.txt"]
    assert skipped == []


def test_the_text_is_that_of_the_file_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(f"\n\n  {NEWS}\r\n\r\n".encode("gb18030"))
    (document,), _ = read(path)
    assert (document.text, document.encoding) == (f"\n\n  {NEWS}\r\n\r\n", "gb18030")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_utf_8_is_read_and_printed(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb9\xa4\n.txt"))
    path.write_text(NEWS, encoding="utf-8")
    (document,), _ = read(tmp_path)
    assert document.path.endswith(r"/\xb9\xa4\n.txt")
    document.path.encode("utf-8")


def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-blank.txt").write_text(" \n\u3000\n", encoding="utf-8")
    (tmp_path / "3-binary.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "4.docx").write_bytes(b"PK")
    (tmp_path / "5-link.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "6-self.txt").symlink_to("6-self.txt")
    os.mkfifo(tmp_path / "7-pipe.txt")
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "9-good.txt").write_text(NEWS, encoding="utf-8")
    documents, skipped = read(tmp_path, tmp_path / "absent.txt")
    assert [document.text for document in documents] == [NEWS]
    reasons = {Path(item.item).name: item.reason for item in skipped}
    assert reasons.pop("6-self.txt").startswith("cannot be opened")
    assert reasons == {
        ".hidden": "hidden",
        "1-empty.txt": "empty",
        "2-blank.txt": "no text in it",
        "3-binary.txt": "binary data, not text",
        "4.docx": "unknown ending '.docx'",
        "5-link.txt": "a link that points nowhere",
        "7-pipe.txt": "not a regular file",
        "absent.txt": "there is no such file or folder",
    }


def test_a_cut_file_is_read_and_its_lost_end_is_said(tmp_path: Path) -> None:
    path = tmp_path / "cut.txt"
    path.write_bytes(NEWS.encode()[:-1])
    (document,), (cut,) = read(path)
    assert document.text == NEWS[:-1]
    assert (cut.item, cut.reason[:16]) == (str(path), "the last 2 bytes")


def test_a_file_larger_than_allowed_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text(NEWS * 10, encoding="utf-8")
    _, (skipped,) = read(path, max_bytes=100)
    assert "more than the 100" in skipped.reason


def test_twenty_megabytes_in_one_line_are_one_document(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(NEWS.encode() * (20_000_000 // len(NEWS.encode())))
    (document,), skipped = read(path)
    assert document.text.startswith(NEWS)
    assert skipped == []


@pytest.mark.parametrize(
    ("name", "options", "known"),
    [
        ("grrb_2015-06-26.txt", {}, ("2015-06-26", "file name")),
        ("20150626/03.txt", {}, ("2015-06-26", "file name")),
        ("2015年6月26日.txt", {"date": "1999-01-01"}, ("2015-06-26", "file name")),
        ("page.txt", {"date": "2015-06"}, ("2015-06", "option")),
        ("page.txt", {}, None),
    ],
)
def test_a_date_says_where_it_is_from(
    tmp_path: Path, name: str, options: dict[str, str], known: tuple[str, str] | None
) -> None:
    path = tmp_path / "in" / name
    path.parent.mkdir(parents=True)
    path.write_text(NEWS, encoding="utf-8")
    (document,), _ = read(path, **options)
    assert (document.date and (document.date.value, document.date.origin)) == known


@pytest.mark.parametrize(
    "options", [{"date": "yesterday"}, {"date": "2015-02-30"}, {"encoding": "klingon"}, {"encoding": "hex"}]
)
def test_a_wrong_option_is_an_error_before_the_first_document(tmp_path: Path, options: dict[str, str]) -> None:
    (value,) = options.values()
    with pytest.raises(ConfigError, match=f"{value!r}.*expected"):
        read(tmp_path, **options)


def write_jsonl(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_line_of_json_lines_is_a_document_with_its_metadata(tmp_path: Path) -> None:
    record = {
        "标题": "慰问职工",
        "正文": NEWS,
        "日期": "2015年6月26日",
        "地点": "江州市",
        "版面": 3,
        "报纸": "江州日报",
    }
    (document,), _ = read(write_jsonl(tmp_path / "news.jsonl", record), place="东湖市", date="1999")
    assert document.path == f"{tmp_path}/news.jsonl#1"
    assert (document.text, document.headline) == (NEWS, "慰问职工")
    assert document.date and (document.date.value, document.date.origin) == ("2015-06-26", "metadata")
    assert document.place and (document.place.value, document.place.origin) == ("江州市", "metadata")
    assert document.meta == {"版面": "3", "报纸": "江州日报"}


def test_broken_lines_of_json_lines_are_skipped_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    good = json.dumps({"text": NEWS}, ensure_ascii=False).encode()
    lines = [
        b'{"text": ',
        b"[1]",
        b'{"x": 1}',
        b'{"text": 3}',
        b"",
        b'{"text": "\xff\xfe"}',
        b'{"text": ""}',
        b"[" * 99_999,
    ]
    path.write_bytes(b"\n".join([good, *lines, good]) + b"\n")
    documents, skipped = read(path)
    assert [document.path for document in documents] == [f"{path}#1", f"{path}#10"]
    assert [item.item for item in skipped] == [f"{path}:{number}" for number in (2, 3, 4, 5, 7, 8, 9)]
    assert all(item.remedy for item in skipped)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_a_table_is_read_row_by_row(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "news.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["title", "Content", "date"])
        rows.writerow(["一", "工人得到好評。\n工人大家都很高興。", "2015-06-26"])
        rows.writerow(["二", "三月的一天,大家來到工會。", ""])
    documents, skipped = read(path)
    assert [document.text for document in documents] == [
        "工人得到好評。\n工人大家都很高興。",
        "三月的一天,大家來到工會。",
    ]
    assert [document.path.rpartition("#")[2] for document in documents] == ["2", "4"]
    assert skipped == []


def test_broken_rows_of_a_table_are_skipped_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text('id,text\n1,好\n2,多,了\n3,"坏"了\n4\n5,"没有完', encoding="utf-8")
    documents, skipped = read(path)
    assert [document.text for document in documents] == ["好"]
    assert [item.item for item in skipped] == [f"{path}:{number}" for number in (3, 4, 5, 6)]


def test_a_table_without_a_column_of_text_names_those_it_may_have(tmp_path: Path) -> None:
    path = tmp_path / "news.tsv"
    path.write_text("编号\t名称\n1\t甲\n", encoding="utf-8")
    _, (skipped,) = read(path)
    assert "'编号', '名称'" in skipped.reason
    assert "正文" in skipped.remedy


def test_a_web_page_gives_its_paragraphs_as_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.html"
    page = (
        '<html><head><meta charset="gb2312"><title>江州工会网</title><meta name="pubdate" content="2015-06-26 08:00">'
        "<style>p{}</style></head><body><nav><a>首页</a></nav><h1>慰问职工</h1><p>第<b>一</b>段,\n  完。<p>第二段<br>又一行"
        "<script>1</script></body></html>"
    )
    path.write_bytes(page.encode("gb18030"))
    (document,), _ = read(path)
    assert document.text == "慰问职工\n第一段, 完。\n第二段\n又一行"
    assert (document.headline, document.date and document.date.value) == ("慰问职工", "2015-06-26")


def test_a_web_page_that_declares_a_wrong_encoding_is_read(tmp_path: Path) -> None:
    for number, declared in enumerate(["iso-8859-1", "utf-8", "hex", "big5"]):
        page = f'<meta charset="{declared}"><p>{NEWS}</p>'
        (tmp_path / f"{number}.html").write_bytes(page.encode("gb18030"))
    documents, skipped = read(tmp_path)
    assert [document.text for document in documents] == [NEWS] * 4
    assert skipped == []


def test_a_web_page_of_deep_nesting_or_without_text_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 20_000 + "工会", encoding="utf-8")
    (tmp_path / "none.html").write_text("<html><body><img src=x></body></html>", encoding="utf-8")
    documents, skipped = read(tmp_path)
    assert [document.text for document in documents] == ["工会"]
    assert [item.reason for item in skipped] == ["no text in it"]


def make_pdf(*pages: str, trailer: str = "") -> bytes:
    """Return a PDF file whose pages hold one line of Latin text each."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, text in zip(numbers, pages, strict=True):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    body = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("ascii")


def test_a_page_of_a_pdf_file_is_a_document(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "paper.pdf"
    path.write_bytes(make_pdf("ACFTU news", "", "More news"))
    documents, skipped = read(path)
    assert [(document.path, document.text) for document in documents] == [
        (f"{path}#1", "ACFTU news"),
        (f"{path}#3", "More news"),
    ]
    assert [(item.item, item.reason) for item in skipped] == [(f"{path}#2", "a page without a text layer")]


def test_broken_and_encrypted_pdf_files_are_skipped(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>>/ID[<00><00>]"
    (tmp_path / "1.pdf").write_bytes(make_pdf("secret", trailer=lock))
    (tmp_path / "2.pdf").write_bytes(make_pdf("x")[:40])
    documents, skipped = read(tmp_path)
    assert documents == []
    assert [item.reason.split(":")[0] for item in skipped] == ["encrypted", "not a whole PDF file"]


def test_a_pdf_file_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    (tmp_path / "1.pdf").write_bytes(make_pdf("x"))
    _, (skipped,) = read(tmp_path)
    assert "extra 'pdf'" in skipped.reason
    assert "pip install" in skipped.remedy


@pytest.mark.parametrize("ending", sorted(READERS))
@pytest.mark.parametrize(
    "damage",
    [lambda data: data[: len(data) // 2], lambda data: data.replace(b"\n", b"\0"), lambda data: b"\xff" + data],
)
def test_damage_never_ends_a_run(tmp_path: Path, ending: str, damage: Callable[[bytes], bytes]) -> None:
    good = {".pdf": make_pdf("x"), ".jsonl": b'{"text": "\xe5\xb7\xa5"}\n', ".csv": b"id,text\n1,\xe5\xb7\xa5\n"}
    (tmp_path / f"1{ending}").write_bytes(damage(good.get(ending, NEWS.encode())))
    (tmp_path / "2.txt").write_text(NEWS, encoding="utf-8")
    documents, _ = read(tmp_path)
    assert documents[-1].text == NEWS
