import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest.decoding import UnreadableError, decode

NEWS = (
    "本报讯(记者王芳)近日,江州市总工会主席李明到江州工具厂慰问一线职工,送去清凉用品。",
    "东湖区举办职工技能竞赛",
    "赵强当选江州市劳动模范",
    "三月的江州春意正浓,女职工书画展开幕。",
)
TRADITIONAL = tuple(opencc.OpenCC("s2t").convert(text) for text in NEWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", NEWS)
def test_simplified_text_is_read_in_any_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "gb18030", "big5", "cp950", "big5hkscs"])
@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_text_is_told_apart_in_big5_and_gb18030(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(st.lists(st.sampled_from([*NEWS, *TRADITIONAL]), min_size=1), st.sampled_from(["utf-8", "utf-16-be", "gb18030"]))
def test_text_of_both_scripts_is_read(texts: list[str], encoding: str) -> None:
    text = "\r\n".join(texts)
    assert decode(text.encode(encoding)).text == text


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("工会".encode("utf-8-sig")).text == "工会"
    assert decode("\ufeff工会".encode("utf-16-le")).text == "工会"


def test_line_breaks_stay_as_they_are() -> None:
    assert decode("工会\r\n职工\r".encode("gb18030")).text == "工会\r\n职工\r"


def test_latin_text_in_utf_16_without_a_mark_is_read() -> None:
    assert decode("ACFTU news 2015".encode("utf-16-le")).text == "ACFTU news 2015"


def test_a_named_encoding_is_the_only_one_tried() -> None:
    assert decode("工会".encode("gb18030"), "gbk").encoding == "gbk"
    with pytest.raises(UnreadableError, match="not text in utf-8"):
        decode("工会".encode("gb18030"), "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_text_cut_inside_its_last_character_is_read_without_it(encoding: str) -> None:
    decoded = decode(NEWS[0].encode(encoding)[:-1])
    assert decoded.text == NEWS[0][:-1]
    assert decoded.cut > 0


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", b"PK\3\4\0\0\0\0" * 50]
)
def test_binary_data_is_named_as_such(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data)


def test_two_encodings_in_one_file_are_refused_with_the_place() -> None:
    with pytest.raises(UnreadableError, match=r"UTF-8 it breaks at byte 9 \(line 2\)") as caught:
        decode("工会\n".encode() + "职工".encode("gb18030") + b"\xff" + "职工".encode())
    assert "--encoding" in caught.value.remedy
