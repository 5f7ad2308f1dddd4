"""A segmenter can be trained from a treebank or from words parted by spaces, and the pipeline can use it."""

from pathlib import Path

import pytest

from kg.errors import ConfigError, InputError
from kg.nlp.segmenters import make_segmenter
from kg.training.segmenter import main, read_sentences

WORDS = "市 总工会 主席 到 企业 调研\n工会 主席 看望 职工\n职工 在 企业 工作\n市 总工会 表彰 职工\n"
CONLLU = """# text = 他在市里
1\t他\t_\t_\n2-3\t在市\t_\t_\n2\t在\t_\t_\n3\t市\t_\t_\n3.1\t空\t_\t_\n4\t里\t_\t_

# text = 走
1\t走\t_\t_
"""


def test_a_treebank_gives_its_words_without_joined_and_empty_ones(tmp_path: Path) -> None:
    path = tmp_path / "text.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    assert read_sentences(path) == [["他", "在", "市", "里"], ["走"]]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe\x00"])
def test_a_text_without_sentences_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"words\.txt"):
        read_sentences(path)


def test_the_command_trains_what_the_pipeline_segments_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, model = tmp_path / "words.txt", tmp_path / "model"
    path.write_text(WORDS * 10, encoding="utf-8")
    assert main([str(path), "--into", str(model), "--rounds", "3"]) == 0
    assert capsys.readouterr().out == f"{model}\n"
    words = [word for word, _ in make_segmenter("pkuseg", str(model))("市总工会 主席看望职工")]
    assert "".join(words) == "市总工会 主席看望职工"
    assert words[-2:] == ["看望", "职工"]


def test_the_command_ends_with_the_exit_code_of_the_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.txt"), "--into", str(tmp_path)]) == InputError.exit_code
    assert "none.txt" in capsys.readouterr().err


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        make_segmenter("pkuseg", "nowhere")
