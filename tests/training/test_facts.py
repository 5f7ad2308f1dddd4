"""Weights of facts fitted on pieces: what the pieces show is what the weights say."""

from __future__ import annotations

import json

import pytest

from kg.corpus.parsing import parse_piece
from kg.errors import InputError
from kg.nlp import make_pipeline
from kg.training.facts import fit_attachment, fit_confidence, main

PIECE = """# id: {id}
# kind: news
# date: 2019-05-06
# place: 安徽省铜陵市

[市总工会|UNION|铜陵市总工会]来到[铜陵第二轴承厂|COMPANY]慰问。[炉前工|ROLE][王福生|PERSON]接过慰问品。
---
role | 王福生 | 炉前工 | 铜陵第二轴承厂 | staff
"""


@pytest.fixture(scope="module")
def nlp():
    return make_pipeline()


@pytest.fixture
def pieces():
    return [parse_piece(PIECE.format(id=f"{number}"), f"{number}.txt") for number in ("101", "102", "103")]


def test_a_body_that_such_posts_have_is_preferred(nlp, pieces):
    weights = fit_attachment(pieces, nlp)
    assert weights["COMPANY for staff"] > 0 > weights["none"]


def test_the_confidence_of_a_rule_rises_with_its_being_right(nlp, pieces):
    weights = fit_confidence(pieces, nlp)
    assert weights["role by role.forward.inherited"] > 0


def test_weights_are_written_as_json_in_order(tmp_path, pieces):
    folder, out = tmp_path / "corpus", tmp_path / "attachment.json"
    folder.mkdir()
    (folder / "102.txt").write_text(PIECE.format(id="102"), encoding="utf-8")
    main(["attachment", str(folder), str(out)])
    weights = json.loads(out.read_text(encoding="utf-8"))
    assert list(weights) == sorted(weights)


def test_a_folder_without_pieces_to_fit_on_is_refused(tmp_path):
    (tmp_path / "105.txt").write_text(PIECE.format(id="105"), encoding="utf-8")  # a piece of the split test
    with pytest.raises(InputError, match="no piece of the split 'train'"):
        main(["attachment", str(tmp_path), str(tmp_path / "attachment.json")])
