"""The pipeline as spaCy users meet it."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import PipelineOptions
from kg.errors import ConfigError
from kg.model import Article
from kg.nlp import make_pipeline, read_articles

TEXT = "重庆市人大常委会副主任、市总工会主席郑洪宣布开赛。"


@pytest.mark.parametrize(
    ("component", "wanted"),
    [
        ("kg_bodies", ["重庆市人大常委会", "市总工会"]),
        ("kg_people", ["郑洪"]),
        ("kg_posts", ["副主任", "主席"]),
        ("kg_mentions", ["重庆市人大常委会", "副主任", "市总工会", "主席", "郑洪"]),
    ],
)
def test_one_component_works_in_a_pipeline_of_ones_own(component, wanted):
    own = spacy.blank("zh")
    own.add_pipe(component)
    doc = own(TEXT)
    assert [span.text for span in doc.spans[component]] == wanted


def test_a_component_of_facts_finds_what_it_needs():
    own = spacy.blank("zh")
    own.add_pipe("kg_role_facts")
    assert {f.values["title"] for f in own(TEXT)._.kg_facts} == {"副主任", "主席"}


@pytest.mark.parametrize("segmenter", ["jieba", "char"])
def test_the_segmenter_can_be_chosen(segmenter):
    own = spacy.blank("zh")
    own.add_pipe("kg_words", config={"segmenter": segmenter})
    own.add_pipe("kg_bodies")
    doc = own(TEXT)
    assert "市总工会" in [span.text for span in doc.spans["kg_bodies"]]


@pytest.mark.parametrize(
    ("segmenter", "says"), [("thulac", "expected one of jieba, pkuseg, char"), ("pkuseg", "folder")]
)
def test_a_segmenter_that_is_not_there_is_named(segmenter, says):
    with pytest.raises(ConfigError, match=says):
        make_pipeline(PipelineOptions(segmenter=segmenter))


def test_a_spacy_user_reads_mentions_as_spans(nlp):
    doc = nlp(TEXT)
    assert [(span.label_, span.text) for span in doc.spans["kg_mentions"]][-1] == ("PERSON", "郑洪")


_PARTS = st.sampled_from(
    [
        *"王李副的在、,。;:()“”\n \t·A1一",
        "市总工会",
        "主席",
        "有限公司",
        "全国五一劳动奖章",
        "记者",
        "获",
        "大赛",
        "🎉",
        "𠮷",
        "顏允賜",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PARTS, max_size=40).map("".join))
def test_whatever_the_text_offsets_give_back_their_words(text):
    nlp = make_pipeline_once()
    (reading,) = read_articles(nlp, [Article(id="a", text=text, pieces=((0, 0, len(text)),))])
    ends = 0
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= ends, "mentions overlap"
        ends = mention.end
    for fact in reading.facts:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.quote
        for argument in fact.slots.values():
            if argument.mention:
                assert text[argument.mention.start : argument.mention.end] == argument.mention.text


_ONCE = []


def make_pipeline_once():
    if not _ONCE:
        _ONCE.append(make_pipeline())
    return _ONCE[0]


def test_the_same_text_reads_the_same_in_any_batch(nlp):
    texts = [TEXT, "记者王芳", "县总工会主席高敏主持。" * 3, ""]
    articles = [Article(id=str(i), text=text, pieces=((0, 0, len(text)),)) for i, text in enumerate(texts)]
    alone = [next(read_articles(nlp, [article])) for article in articles]
    assert list(read_articles(nlp, articles)) == alone
