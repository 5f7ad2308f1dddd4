"""The entity model that comes with the package: the same spans in any batch, any text read, damage told."""

from __future__ import annotations

import shutil
from pathlib import Path

import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ConfigError
from kg.nlp.entities import EntityModel, load_model
from kg.nlp.entities.features import level
from kg.nlp.entities.model import Card
from kg.nlp.entities.windows import LIMIT, iter_windows
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View
from kg.resources import pipelines

TEXTS = (
    "本报讯 赣州市总工会主席陶然日前到江西南河机床厂看望困难职工。",
    "吉林省劳动模范、松江铸造厂炉前工关长海说：“活儿得一炉一炉地干。”",
    "",
    "会",
    "臺北市總工會理事長顏清標、常務理事林美玉出席。",
    "（记者乌兰 通讯员 赵　磊）",
    "全国五一劳动奖状 滨海港务集团" * 30,
)


def view(text: str) -> View:
    return View(text, make_segmenter("jieba"))


def spans(model: EntityModel, *texts: str) -> list[list[tuple[int, int, str, float]]]:
    read = model.read([view(text) for text in texts])
    return [[(start, end, label, round(sure, 3)) for start, end, label, sure in opinion.spans()] for opinion in read]


@pytest.fixture(scope="module")
def model() -> EntityModel:
    return load_model()


def test_people_bodies_and_posts_are_found(model: EntityModel) -> None:
    (found,) = spans(model, TEXTS[0])
    named = {(TEXTS[0][start:end], label) for start, end, label, _ in found}
    assert {("赣州市总工会", "UNION"), ("主席", "ROLE"), ("陶然", "PERSON")} <= named


def test_spans_do_not_hang_on_the_batch(model: EntityModel) -> None:
    alone = [spans(model, text)[0] for text in TEXTS]
    assert spans(model, *TEXTS) == alone
    assert spans(model, *reversed(TEXTS)) == alone[::-1]
    assert spans(model, *TEXTS * 12) == alone * 12


def test_spans_do_not_hang_on_the_segmenter_of_the_rules(model: EntityModel) -> None:
    other = model.read([View(text, make_segmenter("char")) for text in TEXTS])
    assert [[span[:3] for span in opinion.spans()] for opinion in other] == [
        [span[:3] for span in found] for found in spans(model, *TEXTS)
    ]


def test_no_two_pairs_of_the_shipped_alphabet_are_one() -> None:
    card = Card.loads(
        onnxruntime.InferenceSession(pipelines("entities", "model.onnx")).get_modelmeta().custom_metadata_map["card"]
    )
    assert len({level(pair) for pair in card.pairs}) == len(card.pairs)
    assert Card.loads(card.dumps()) == card


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_overlap(text: str) -> None:
    (found,) = spans(load_model(), text)
    ends = [0, *(end for _, end, _, _ in found)]
    assert all(last <= start < end <= len(text) for last, (start, end, _, _) in zip(ends, found, strict=False))
    assert all(0 <= sure <= 1 for *_, sure in found)


@pytest.mark.parametrize("text", ["👷‍♀️🏭👍🏽", "\x00\x07\u200b\ufeff工会", "𠮷野家𡈽𠂇", "工" * 5000, "\n" * 300])
def test_odd_characters_are_read(model: EntityModel, text: str) -> None:
    assert len(spans(model, text)) == 1


@given(st.text(alphabet="工会主席,。\n、 ”", max_size=900))
def test_windows_hold_the_text_without_gaps(text: str) -> None:
    windows = list(iter_windows(text))
    assert "".join(text[start:end] for start, end in windows) == text
    assert all(0 < end - start <= LIMIT for start, end in windows)


def test_probability_of_a_span_that_was_not_chosen(model: EntityModel) -> None:
    (opinion,) = model.read([view(TEXTS[0])])
    for start, end, label, sure in opinion.spans():
        assert opinion.probability(start, end, label) == sure
        assert opinion.probability(start, end, "EVENT" if label != "EVENT" else "AWARD") <= 1 - sure + 1e-9
    assert opinion.probability(0, len(TEXTS[0]), "NOTHING") == 0.0


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("model.onnx", "MODEL.sha256"):
        shutil.copy(pipelines("entities", name), tmp_path)
    return tmp_path / "model.onnx"


def test_weights_that_were_changed_are_refused(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    with pytest.raises(ConfigError, match=r"SHA-256 [0-9a-f]{64}, MODEL\.sha256 beside it says"):
        load_model(str(copy))


def test_weights_of_another_format_are_refused(copy: Path) -> None:
    onnx = pytest.importorskip("onnx")
    graph = onnx.load(copy)
    graph.metadata_props[0].value = graph.metadata_props[0].value.replace('"format": ', '"format": 9')
    onnx.save(graph, copy)
    copy.with_name("MODEL.sha256").unlink()
    with pytest.raises(ConfigError, match=r"is of format 9\d, this version of kg reads \d"):
        load_model(str(copy))


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    with pytest.raises(ConfigError, match="kg train"):
        load_model(str(path))
    path.write_bytes(b"no graph")
    with pytest.raises(ConfigError, match="is not an entity model"):
        load_model(str(path))


def test_an_unknown_view_names_those_that_are_there() -> None:
    with pytest.raises(ConfigError, match="main"):
        load_model(view="nowhere")
