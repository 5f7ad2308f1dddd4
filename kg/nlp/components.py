"""The spaCy components: finders of mentions, the decision between them, finders of facts.

Each is a registered factory (entry points in pyproject.toml), so any of them can be added to a pipeline of one's own:

    nlp = spacy.blank("zh"); nlp.add_pipe("kg_bodies"); nlp("重庆市总工会主席郑洪").spans["kg_bodies"]

A finder of mentions writes `doc.spans[NAME]`, nested ones too; `kg_mentions` writes `doc.spans["kg_mentions"]` and the
records `doc._.kg_mentions`; a finder of facts adds to `doc._.kg_facts`. Offsets in records are characters of `doc.text`.
A component that needs what another finds asks for it and has it found if that component did not run.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.model import Fact, Mention
from kg.nlp.bodies import find_bodies
from kg.nlp.events import find_events
from kg.nlp.facts import award, byline, located, organise, partner, role, union_of
from kg.nlp.facts.reading import Scene, make_scene
from kg.nlp.honours import find_honours
from kg.nlp.mentions import decide_mentions
from kg.nlp.people import find_people
from kg.nlp.posts import find_posts
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import VIEW, View, read_view, set_view
from kg.schema import FACT_SLOTS

_FOUND = "kg_found"
_SCENE = "kg_scene"

for _name in ("kg_mentions", "kg_facts"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


def found(doc: Doc, name: str) -> list[Mention]:
    """Return what the finder `name` finds in a Doc, found once."""
    store: dict[str, list[Mention]] = doc.user_data.setdefault(_FOUND, {})
    if name not in store:
        store[name] = _FINDERS[name](doc, read_view(doc))
    return store[name]


_FINDERS: dict[str, Callable[[Doc, View], list[Mention]]] = {
    "kg_bodies": lambda doc, view: find_bodies(view),
    "kg_posts": lambda doc, view: find_posts(view, found(doc, "kg_bodies")),
    "kg_people": lambda doc, view: find_people(view, found(doc, "kg_bodies"), found(doc, "kg_posts")),
    "kg_honours": lambda doc, view: find_honours(view, found(doc, "kg_bodies")),
    "kg_events": lambda doc, view: find_events(view, found(doc, "kg_bodies")),
}
"""The finders of mentions by the names of their components. The order is that of the pipeline."""

_FACTS: dict[str, Callable[[Scene], list[Fact]]] = {
    "role": role.find_facts,
    "award": award.find_facts,
    "byline": byline.find_facts,
    "organise": organise.find_facts,
    "union_of": union_of.find_facts,
    "partner": partner.find_facts,
    "located": located.find_facts,
}
"""The finders of facts by type; `kg_TYPE_facts` is the component of each."""

assert set(_FACTS) == set(FACT_SLOTS)


def write_spans(doc: Doc, key: str, mentions: list[Mention] | tuple[Mention, ...]) -> None:
    """Write mentions as a span group; a span takes in every token that a mention touches."""
    spans = (doc.char_span(m.start, m.end, label=m.label, span_id=m.rule, alignment_mode="expand") for m in mentions)
    doc.spans[key] = [span for span in spans if span is not None]


def _register_finder(name: str) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        write_spans(doc, name, found(doc, name))
        return doc

    Language.component(name, func=component, assigns=["doc.spans"])
    return component


def _register_facts(fact_type: str) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        doc._.kg_facts = (*doc._.kg_facts, *_FACTS[fact_type](read_scene(doc)))
        return doc

    Language.component(
        f"kg_{fact_type}_facts", func=component, assigns=["doc._.kg_facts"], requires=["doc._.kg_mentions"]
    )
    return component


@Language.factory("kg_words", default_config={"segmenter": "jieba", "model": None})
def make_words(nlp: Language, name: str, segmenter: str, model: str | None) -> Callable[[Doc], Doc]:
    """Make the component that chooses the segmenter: jieba, pkuseg (`model` is its folder) or char."""
    chosen = make_segmenter(segmenter, model)

    def component(doc: Doc) -> Doc:
        set_view(doc, chosen)
        return doc

    return component


@Language.component("kg_mentions", assigns=["doc.spans", "doc._.kg_mentions"])
def kg_mentions(doc: Doc) -> Doc:
    """Decide between all that was found and write the mentions."""
    candidates = [mention for name in _FINDERS for mention in found(doc, name)]
    doc._.kg_mentions = decide_mentions(read_view(doc), candidates)
    doc.user_data.pop(_SCENE, None)
    write_spans(doc, "kg_mentions", doc._.kg_mentions)
    return doc


def read_scene(doc: Doc) -> Scene:
    """Return the scene of a Doc, made once; decides on the mentions first where `kg_mentions` did not run."""
    if not doc._.kg_mentions:
        kg_mentions(doc)
    scene: Scene | None = doc.user_data.get(_SCENE)
    if scene is None:
        scene = doc.user_data[_SCENE] = make_scene(read_view(doc), doc._.kg_mentions)
    return scene


def drop_work(doc: Doc) -> None:
    """Take off a Doc what finders kept there for each other; spans and records stay."""
    for key in (_FOUND, _SCENE, VIEW):
        doc.user_data.pop(key, None)


kg_bodies, kg_posts, kg_people, kg_honours, kg_events = map(_register_finder, _FINDERS)
(
    kg_role_facts,
    kg_award_facts,
    kg_byline_facts,
    kg_organise_facts,
    kg_union_of_facts,
    kg_partner_facts,
    kg_located_facts,
) = map(_register_facts, _FACTS)
