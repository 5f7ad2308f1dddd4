"""Decides which body a post belongs to that names none: 班长王芳说, B当选副主席, 历任车间主任、厂长.

Each body of the text is a candidate, as is none of them. What speaks for one (how near it stands, whether the person was
given it before, whether an election is told of it, which kind of post goes with which kind of body) is weighed by a
conditional logit (McFadden 1974). Its weights are data (`pipelines/facts/attachment.json`), fitted on the corpus, so
that the probability of the winner is the share of such choices that is right.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention
from kg.nlp.facts.holding import Holding
from kg.nlp.facts.reading import Scene
from kg.nlp.posts import post_kind
from kg.resources import read_weights
from kg.text.fold import bare
from kg.text.names import body_kind

Weights = Mapping[str, float]

LEAST = 0.35
"""The least probability of a body that is given to a post."""

_WIDEST = 24
"""How many bodies, the nearest first, are candidates beside those that the person has elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A post without a body. `joined` is the body of the posts right before it, None where none stand there."""

    holding: Holding
    joined: Mention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A post whose body the text says: who holds it, and where."""

    person: Mention
    post: Mention
    body: Mention
    elected: bool


Givens = Mapping[str, Sequence[Given]]
"""The posts whose bodies the text says, by the bare names of those bodies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A candidate, the mention of a body or none, with what speaks for and against it."""

    body: Mention | None
    grounds: tuple[tuple[str, float], ...]


def gather(given: Iterable[Given]) -> Givens:
    """Return posts by their bodies; of one that the text gives somebody again and again the first and the last."""
    first: dict[tuple[str, str, str, bool], Given] = {}
    last: dict[tuple[str, str, str, bool], Given] = {}
    for one in given:
        key = (bare(one.body.text), bare(one.person.text), bare(one.post.text), one.elected)
        first.setdefault(key, one)
        last[key] = one
    found: dict[str, list[Given]] = {}
    for key, one in first.items():
        found.setdefault(key[0], []).extend((one, last[key]))
    return found


def attach(scene: Scene, vacancy: Vacancy, given: Givens) -> tuple[Mention | None, float]:
    """Return the body of a post, None where it is likeliest that the text names none, and how sure that is (0 to 1)."""
    options = find_options(scene, vacancy, given)
    chances = weigh(options, read_weights("facts", "attachment.json"))
    best = max(range(len(options)), key=chances.__getitem__)
    return options[best].body if chances[best] >= LEAST else None, chances[best]


def weigh(options: Sequence[Option], weights: Weights) -> list[float]:
    """Return the probability of each candidate; their sum is 1."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in option.grounds) for option in options]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    return [share / sum(shares) for share in shares]


def find_options(scene: Scene, vacancy: Vacancy, given: Givens) -> list[Option]:
    """Return the candidates of a post: none, and each body by its nearest mention, those before the post first."""
    found = [Option(body=None, grounds=tuple(_of_none(vacancy)))]
    nearest = _nearest(scene, vacancy)
    ranks: Counter[str] = Counter()
    for body in nearest:
        grounds = dict(_of_body(scene, vacancy, body))
        grounds[f"one of {min(scene.named_of_label[body.label], 4)} {body.label}"] = 1.0
        side = "before" if body.end <= vacancy.holding.post.start else "behind"
        grounds[f"{side} rank {min(ranks[side], 3)}"] = 1.0
        grounds[f"{side} of its label {min(ranks[side + body.label], 2)}"] = 1.0
        ranks[side] += 1
        ranks[side + body.label] += 1
        grounds |= _of_others(vacancy, body, given)
        found.append(Option(body=body, grounds=tuple(grounds.items())))
    return found


def _nearest(scene: Scene, vacancy: Vacancy) -> list[Mention]:
    """Return one mention of each body: the last before the post, else the first behind it; the nearest first."""
    bodies = scene.bodies_and_hosts
    place = bisect_left(bodies, vacancy.holding.post.start, key=lambda body: body.start)
    seen: dict[str, Mention] = {}
    for body in (*reversed(bodies[max(0, place - _WIDEST) : place]), *bodies[place : place + _WIDEST // 3]):
        seen.setdefault(bare(body.text), body)
    if place > _WIDEST:
        seen.setdefault(bare(bodies[0].text), bodies[0])
    return list(seen.values())


def _of_none(vacancy: Vacancy) -> Iterator[tuple[str, float]]:
    yield "none", 1.0
    yield f"none for {_kind_of_post(vacancy)}", 1.0
    yield f"none for {vacancy.holding.rule}", 1.0
    yield f"none for title {_tail(vacancy)}", 1.0
    if vacancy.holding.elected:
        yield "none elected", 1.0


def _kind_of_post(vacancy: Vacancy) -> str:
    return post_kind(vacancy.holding.post.text)


def _tail(vacancy: Vacancy) -> str:
    return bare(vacancy.holding.post.text)[-2:]


def _kind_of_body(body: Mention) -> str:
    return body.label if body.label != "ORG" else body_kind(bare(body.text)) or "ORG"


_LED = re.compile("(在|来自|到|为|向|对|由|与|和|据|给|从|至)$")


def _of_body(scene: Scene, vacancy: Vacancy, body: Mention) -> Iterator[tuple[str, float]]:
    """Yield what the name of a body, where it stands and the text around it say of it."""
    kind, post = _kind_of_body(body), _kind_of_post(vacancy)
    yield f"{kind} for {post}", 1.0
    yield f"{kind} for title {_tail(vacancy)}", 1.0
    if "工会" in bare(vacancy.holding.post.text):
        yield f"{kind} for a post of its union", 1.0
    yield from _of_distance(scene, vacancy.holding, body)
    if body.end == vacancy.holding.person.start:
        yield "right before the person", 1.0
    if vacancy.holding.start <= body.start < vacancy.holding.end:
        yield "inside the match", 1.0
    yield from _of_words(scene, body)
    if "大会" in scene.view.folded[body.end : body.end + 16]:
        yield "holds a congress" + (", elected" if vacancy.holding.elected else ""), 1.0
    if vacancy.holding.elected:
        yield f"{body.label} elects", 1.0


def _of_distance(scene: Scene, held: Holding, body: Mention) -> Iterator[tuple[str, float]]:
    """Yield how far a body is from a post: in characters, sentences and, within the sentence, people."""
    side = "before" if body.end <= held.post.start else "behind"
    start, end = (body.end, held.start) if body.end <= held.start else (held.end, max(held.end, body.start))
    stops = bisect_left(scene.stops, end) - bisect_left(scene.stops, start)
    yield f"{side} by {min(stops, 4)} sentences", 1.0
    yield f"{side} by log distance", math.log1p(end - start)
    if side == "before" and stops == 0:
        yield f"same sentence, {held.rule}", 1.0
        first, last = (bisect_left(scene.people, at, key=lambda one: one.start) for at in (body.end, held.post.start))
        people = last - first - (body.end <= held.person.start < held.post.start)
        yield f"{min(people, 2)} people between", 1.0


def _of_words(scene: Scene, body: Mention) -> Iterator[tuple[str, float]]:
    """Yield what stands before and behind a body, and how often it is named."""
    folded = scene.view.folded
    yield "times named", math.log(scene.times_named[bare(body.text)])
    if folded.find("\n", 0, body.start) < 0:
        yield "in the first line", 1.0
    if folded.startswith("的", body.end):
        yield "before 的", 1.0
    if lead := _LED.search(folded, max(0, body.start - 2), body.start):
        yield f"behind {lead[1]}", 1.0
    elif body.start == 0 or folded[body.start - 1] in "。,;!?\n ":
        yield "begins a clause", 1.0
    if body.end in scene.role_starts:
        yield "has a post of its own", 1.0


def _of_others(vacancy: Vacancy, body: Mention, given: Givens) -> dict[str, float]:
    """Return what the posts whose bodies the text says tell of a body."""
    grounds: dict[str, float] = {}
    name, who, title = bare(body.text), bare(vacancy.holding.person.text), bare(vacancy.holding.post.text)
    if vacancy.joined is not None and bare(vacancy.joined.text) == name:
        grounds[f"joined to its posts, {body.label}"] = 1.0
    for one in given.get(name, ()):
        if bare(one.person.text) == who:
            same = bare(one.post.text) == title
            grounds["given to the person" + (", this post" if same else f", {body.label}")] = 1.0
        elif one.elected and vacancy.holding.elected:
            grounds["elected one before" if one.post.start < vacancy.holding.post.start else "elected one behind"] = 1.0
        else:
            grounds["given to another"] = 1.0
    return grounds
