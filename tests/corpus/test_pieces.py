"""The annotated pieces are sound, what is wrong in a piece is refused with its line, and each piece has one split."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import SPLITS, Piece, iter_pieces, parse_piece, read_piece, split_of, to_gold
from kg.errors import InputError
from kg.resources import pipelines

CORPUS = pipelines("corpus")
PIECES = sorted(CORPUS.glob("*.txt"))
HEAD = "# id: made\n# kind: news\n# date: 1999-01-31\n# place: 江西省\n\n"


def made(text: str, *facts: str) -> Piece:
    return parse_piece(HEAD + text + "\n---\n" + "\n".join(facts) + "\n", "made.txt")


@pytest.mark.parametrize("path", PIECES, ids=lambda path: path.stem)
def test_a_piece_parses_and_its_offsets_give_back_its_text(path: Path) -> None:
    piece = read_piece(path)
    assert 50 <= len(piece.text) <= 2000
    assert all(piece.text[one.start : one.end] == one.text for one in piece.mentions)
    assert piece.split in SPLITS


def test_no_sentence_stands_in_two_pieces() -> None:
    seen: dict[str, str] = {}
    for piece in iter_pieces(CORPUS):
        for sentence in {part.strip() for part in piece.text.replace("\n", "。").split("。")}:
            if len(sentence) > 20:
                assert seen.setdefault(sentence, piece.id) == piece.id, sentence


def test_marks_become_mentions_with_full_names() -> None:
    piece = made("[市总|UNION|赣州市总工会/市总]发\\[文\\]，[某矿|COMPANY?|?]照办。")
    assert piece.text == "市总发[文]，某矿照办。\n"
    first, second = piece.mentions
    assert (first.start, first.end, first.names, first.optional) == (0, 2, ("赣州市总工会", "市总"), False)
    assert (second.text, second.names, second.optional) == ("某矿", (), True)


def test_two_readings_of_one_place_stand_in_each_other() -> None:
    piece = made("[[总工会|UNION?|赣县总工会][主席|ROLE?]|ROLE?]到会。")
    assert [(one.text, one.label) for one in piece.mentions] == [
        ("总工会主席", "ROLE"),
        ("总工会", "UNION"),
        ("主席", "ROLE"),
    ]


def test_gold_accepts_what_a_reader_would() -> None:
    text = "[贛鋼公司|COMPANY][工會主席|ROLE][陶然|PERSON]获[市奖章|AWARD|赣州市奖章]。"
    gold = made(text, "role | 陶然 | 工會主席 | +贛鋼公司工會 | chair", "award | 陶然 | 赣州市奖章 | -")
    role, award = to_gold(gold)["facts"]
    assert role["title"] == ["工會主席", "主席", "工会主席"]
    assert role["org"] == ["贛鋼公司工會", "贛鋼公司", "赣钢公司工会", "赣钢公司"]
    assert award == {
        "type": "award",
        "recipient": ["陶然"],
        "award": ["赣州市奖章", "市奖章"],
        "grantor": [],
        "optional": False,
    }


def test_a_role_may_tell_its_status_and_its_times() -> None:
    text, start = "[赣州市总工会|UNION][主席|ROLE][陶然|PERSON]。", "role | 陶然 | 主席 | 赣州市总工会 | chair"
    (plain,) = to_gold(made(text, start))["facts"]
    assert plain["status"] == "current"
    assert "valid_from" not in plain
    (timed,) = to_gold(made(text, f"{start} | former | - | 2018-03"))["facts"]
    assert (timed["status"], timed["valid_from"], timed["valid_to"]) == ("former", None, "2018-03")


@pytest.mark.parametrize(
    ("text", "fact", "says"),
    [
        ("第一行\n[市总|UNITY]开会。", "", "made.txt:7: mark '市总' does not end"),
        ("[市总|UNION开会。", "", "made.txt:6: mark '市总' does not end"),
        ("[市总开会。", "", "made.txt:7: mark"),
        ("市总]开会。", "", "made.txt:6: a bracket or bar"),
        ("[市总 |UNION]开会。", "", "made.txt:6: mark '市总 ' has spaces"),
        ("[“先锋”|AWARD]", "", "made.txt:6: mark '“先锋”' has spaces or quotation marks"),
        ("[市总工会[主席|ROLE]|UNION]", "", "made.txt:6: mark '市总工会主席' and those inside it"),
        ("[陶然|PERSON|陶]", "", "made.txt:6: mark '陶然' has another full name; people and posts"),
        ("[陶然|PERSON]来了。\n陶然又来了。", "", "made.txt:7: '陶然' is marked elsewhere, not here"),
        ("[陶然|PERSON]", "byline | 陶冶 | 记者", "made.txt:8: person '陶冶' is not marked"),
        ("[陶然|PERSON]", "byline | +陶然 | 记者", "made.txt:8: person '+陶然' is marked in the text"),
        ("[陶然|PERSON]", "byline | 陶然 | 司机", "made.txt:8: role '司机' is not one of"),
        ("[陶然|PERSON]", "byline | 陶然", "made.txt:8: fact 'byline | 陶然' is not one of"),
        ("[陶然|PERSON]", "byline | - | 记者", "made.txt:8: person is empty"),
        (
            "[陶然|PERSON]",
            "role | 陶然 | 主席 | +市总 | chair | former | 今年",
            "made.txt:8: valid_from '今年' is no time",
        ),
        ("[陶然|PERSON]来了。\n陶\n然又来了。", "", "made.txt:7: '陶\\n然' is marked elsewhere, not here"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, fact: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        made(text, fact)
    assert str(error.value).startswith(says)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (HEAD + "无事", "made.txt:1: no piece; expected headers"),
        (HEAD.replace("# place: 江西省\n", "") + "无事\n---\n", "made.txt:1: header 'place' is missing"),
        (HEAD.replace("kind", "genre") + "无事\n---\n", "made.txt:2: header '# genre: news' is not one of"),
        (HEAD.replace("news", "novel") + "无事\n---\n", "made.txt:1: kind 'novel' is unknown; expected one of news"),
        (HEAD.replace("01-31", "02-31") + "无事\n---\n", "made.txt:1: date '1999-02-31' is no day"),
        (HEAD.replace("made", "other") + "无事\n---\n", "made.txt:1: id 'other' is not the file's name"),
    ],
)
def test_a_wrong_frame_is_refused(source: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        parse_piece(source, "made.txt")
    assert str(error.value).startswith(says)


def test_a_name_over_two_lines_or_with_a_space_in_it_is_the_name_without() -> None:
    piece = made("[市总\n工会|UNION]的[王　伟|PERSON]和[Jack Ma|PERSON]。", "byline | 王伟 | 记者")
    assert [one.text for one in piece.mentions] == ["市总\n工会", "王　伟", "Jack Ma"]
    assert [one.names for one in piece.mentions] == [("市总工会",), ("王伟",), ("Jack Ma",)]


@pytest.mark.parametrize(
    ("number", "split"),
    [("001", "tune"), ("030", "tune"), ("031", "test"), ("060", "test"), ("061", "train"), ("092", "train"),
     ("101", "tune"), ("102", "train"), ("105", "test"), ("654", "tune"), ("656", "train"), ("658", "test")],
)  # fmt: skip
def test_the_split_of_a_piece_is_a_function_of_its_id(number: str, split: str) -> None:
    assert split_of(number) == split


def test_pieces_of_one_split_are_read_alone(tmp_path: Path) -> None:
    for number in ("103", "105", "108", "112"):
        source = HEAD.replace("made", number) + "无事\n---\n"
        (tmp_path / f"{number}.txt").write_text(source, encoding="utf-8")
    assert [piece.id for piece in iter_pieces(tmp_path, "test")] == ["105", "112"]
    assert [piece.id for piece in iter_pieces(tmp_path)] == ["103", "105", "108", "112"]


@pytest.mark.parametrize(("name", "says"), [("none", "is no folder"), ("", "has no pieces")])
def test_a_folder_without_pieces_is_refused(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        list(iter_pieces(tmp_path / name))


def test_an_unknown_split_and_an_id_without_one_are_refused(tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="unknown split 'dev'; expected one of train, tune, test"):
        list(iter_pieces(tmp_path, "dev"))
    with pytest.raises(InputError, match="id 'made' of a piece is no number"):
        split_of("made")


def test_a_piece_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_bytes("# id: 001\n工会".encode("gb18030"))
    with pytest.raises(InputError, match="no UTF-8 at byte"):
        read_piece(tmp_path / "001.txt")
