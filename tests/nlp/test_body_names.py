"""Words of kind that name no body."""

from __future__ import annotations

import pytest

from kg.nlp.body_names import is_kind_alone
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import View


@pytest.mark.parametrize("text", ["社区工会联合会", "行业工会", "平遥县基层工会", "怀来、涿鹿两地总工会"])
def test_words_of_kind_name_no_body(text: str) -> None:
    assert is_kind_alone(View(text, make_segmenter("jieba")), 0, len(text))


@pytest.mark.parametrize("text", ["厂工会", "街道工会", "平遥县总工会", "洪山印刷厂工会", "永盛紡織企業工會"])
def test_a_union_that_the_page_knows_is_named(text: str) -> None:
    assert not is_kind_alone(View(text, make_segmenter("jieba")), 0, len(text))
