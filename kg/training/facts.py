"""Fits the weights of facts on marked pieces: which body a post without one has, and how sure a fact is.

    python -m kg.training.facts attachment pipelines/corpus pipelines/facts/attachment.json
    python -m kg.training.facts confidence pipelines/corpus pipelines/facts/confidence.json

The first is fitted on the split train, the second on tune, with the package's weights of the first: in this order.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.corpus import Piece, damage, iter_pieces, to_document, to_gold
from kg.errors import InputError
from kg.evaluate.counting import fits
from kg.evaluate.gold import COMPARED
from kg.extraction import fact_to_json
from kg.ingest import split_articles
from kg.model import Article, Fact, Mention, Reading
from kg.nlp import make_doc, make_pipeline, read_articles
from kg.nlp.components import read_scene
from kg.nlp.facts.attachment import Givens, Option, Vacancy, find_options
from kg.nlp.facts.holdings import find_holdings, give_body
from kg.nlp.facts.reading import Scene
from kg.nlp.facts.role import make_role
from kg.nlp.parts import iter_parts, shift_fact, shift_mention
from kg.resolve import resolve_page
from kg.resolve.confidence import grounds
from kg.training.logistic import Features, fit_choice, fit_logistic

if TYPE_CHECKING:
    from spacy.language import Language

_DAMAGE: Final = 7
"""The seed of the damaged copies that confidences are fitted on too."""

_CHOICE: Final = 1.0
_SURENESS: Final = 2.0
"""How strongly the weights of a choice, and those of a confidence, are drawn to their prior."""

Judged = tuple[Features, bool]
Gold = Sequence[Mapping[str, Any]]


def fit_attachment(pieces: Iterable[Piece], nlp: Language) -> dict[str, float]:
    """Return the weights that say which body a post belongs to that names none."""
    return fit_choice([row for piece in pieces for row in _iter_choices(piece, nlp)], towards=_CHOICE)


def fit_confidence(pieces: Iterable[Piece], nlp: Language) -> dict[str, float]:
    """Return the weights that say how sure a fact is, from pieces and damaged copies of them.

    The pipeline must weigh facts as they will be weighed: attachment is fitted before.
    """
    copies = (copy for piece in pieces for copy in (piece, damage(piece, _DAMAGE)))
    rows = [row for piece in copies for row in _iter_judged(piece, nlp)]
    prior = {name: 0.5 for features, _ in rows for name in features if name.endswith((", finder", ", mentions"))}
    return fit_logistic(rows, prior, towards=_SURENESS)


def _iter_judged(piece: Piece, nlp: Language) -> Iterator[Judged]:
    """Yield the facts found in a piece, each that says something else once, and whether it is right."""
    document = to_document(piece)
    gold: Gold = to_gold(piece)["facts"]
    seen: list[dict[str, Any]] = []
    for reading in resolve_page(document, tuple(read_articles(nlp, split_articles(document)))):
        for fact in reading.facts:
            said = fact_to_json(fact)
            if fact.type not in COMPARED or said in seen:
                continue
            seen.append(said)
            if (right := _verdict(said, gold)) is not None:
                yield dict(grounds(fact)), right


def _verdict(said: Mapping[str, Any], gold: Gold) -> bool | None:
    """Say whether a fact is right; None for one that may be read either way."""
    met = [right for right in gold if right["type"] == said["type"] and fits(said, right)]
    return None if met and all(right.get("optional") for right in met) else bool(met)


def _iter_choices(piece: Piece, nlp: Language) -> Iterator[list[Judged]]:
    """Yield, for each post without a body, its candidates and which are right: none, where no fact of gold has one of them."""
    document = to_document(piece)
    gold: Gold = to_gold(piece)["facts"]
    scenes = [(article, list(_read_scenes(article, nlp))) for article in split_articles(document)]
    readings = [_read_candidates(article, parts) for article, parts in scenes]
    for resolved, (_, parts) in zip(resolve_page(document, readings), scenes, strict=True):
        verdicts = {fact.evidence.rule: _verdict(fact_to_json(fact), gold) for fact in resolved.facts}
        for start, scene in parts:
            yield from _choose_rightly(scene, start, verdicts)


def _read_scenes(article: Article, nlp: Language) -> Iterator[tuple[int, Scene]]:
    for start, text in iter_parts(article.text):
        yield start, read_scene(nlp(make_doc(nlp, text)))


def _read_candidates(article: Article, parts: Sequence[tuple[int, Scene]]) -> Reading:
    """Return an article whose facts are all that its posts without a body might say."""
    mentions: list[Mention] = []
    facts: list[Fact] = []
    for start, scene in parts:
        mentions.extend(shift_mention(mention, start) for mention in scene.mentions)

        def keep(scene: Scene, vacancy: Vacancy, given: Givens, start: int = start) -> tuple[None, float]:
            for option in find_options(scene, vacancy, given):
                if (held := give_body(scene, vacancy.holding, option.body, 1.0)).body is not None:
                    fact = make_role(scene, held)
                    evidence = replace(fact.evidence, rule=_name(vacancy, option, start))
                    facts.append(shift_fact(replace(fact, evidence=evidence), start))
            return None, 0.0

        find_holdings(scene, keep)
    return Reading(article=article, mentions=tuple(mentions), facts=tuple(facts))


def _name(vacancy: Vacancy, option: Option, start: int) -> str:
    """Return what tells a candidate of a post from all others of its article."""
    held, body = vacancy.holding, option.body
    return f"{start}:{held.post.start}:{held.person.start}:{body.start if body else ''}"


def _choose_rightly(scene: Scene, start: int, verdicts: Mapping[str, bool | None]) -> list[list[Judged]]:
    """Return the choices of a text, those behind a choice made as if it had been made rightly."""
    rows: list[list[Judged]] = []

    def choose(scene: Scene, vacancy: Vacancy, given: Givens) -> tuple[Mention | None, float]:
        options = find_options(scene, vacancy, given)
        rights = [verdicts.get(_name(vacancy, option, start), False) for option in options]
        best = next((option.body for option, right in zip(options, rights, strict=True) if right), None)
        if None not in rights:
            rights[0] = best is None
            rows.append([(dict(one.grounds), bool(right)) for one, right in zip(options, rights, strict=True)])
        return best, 1.0

    find_holdings(scene, choose)
    return rows


_FITS: Final = {"attachment": (fit_attachment, "train"), "confidence": (fit_confidence, "tune")}


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit the weights that the command line names, and write them."""
    parser = argparse.ArgumentParser(prog="python -m kg.training.facts", description=__doc__)
    parser.add_argument("weights", choices=_FITS)
    parser.add_argument("corpus", type=Path, help="a folder of marked pieces")
    parser.add_argument("out", type=Path, help="the file to write")
    asked = parser.parse_args(arguments)
    fit, split = _FITS[asked.weights]
    pieces = list(iter_pieces(asked.corpus, split))
    if not pieces:
        raise InputError(
            f"{str(asked.corpus)!r} has no piece of the split {split!r}; an id decides the split of a piece"
        )
    weights = fit(pieces, make_pipeline())
    text = json.dumps(weights, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    asked.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
