"""The spaCy components: finders of mentions, the entity model, the decision between them, finders of facts.

Each is a registered factory (entry points in pyproject.toml), so any of them can be added to a pipeline of one's own:

    nlp = spacy.blank("zh"); nlp.add_pipe("kg_bodies"); nlp("重庆市总工会主席郑洪").spans["kg_bodies"]

A finder of mentions writes `doc.spans[NAME]`, nested ones too; `kg_mentions` writes `doc.spans["kg_mentions"]` and the
records `doc._.kg_mentions`; a finder of facts adds to `doc._.kg_facts`. Offsets in records are characters of `doc.text`.
A component that needs what another finds asks for it and has it found if that component did not run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from kg.errors import ConfigError
from kg.model import Fact, Mention
from kg.nlp.bodies import find_bodies
from kg.nlp.entities import EntityModel, Opinion, load_model
from kg.nlp.events import find_events
from kg.nlp.facts import award, byline, located, organise, partner, role, union_of
from kg.nlp.facts.reading import Scene, make_scene
from kg.nlp.honours import find_honours
from kg.nlp.judging import FINDERS, Weights, read_judge
from kg.nlp.mentions import decide_mentions
from kg.nlp.people import find_people
from kg.nlp.posts import find_posts
from kg.nlp.segmenters import make_segmenter
from kg.nlp.view import TEXT, VIEW, View, read_view, set_view
from kg.schema import FACT_SLOTS

_FOUND = "kg_found"
_OPINION = "kg_opinion"
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


class Entities:
    """The component that asks the entity model, a batch of Docs at a time; the same answer in any batch."""

    def __init__(self, model: EntityModel) -> None:
        self._model = model

    def __call__(self, doc: Doc) -> Doc:
        """Keep what the model says of a Doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield the Docs in order, each with what the model says of it."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            views = [read_view(doc) for doc in batch]
            for doc, view, opinion in zip(batch, views, self._model.read(views), strict=True):
                doc.user_data[_OPINION] = opinion
                write_spans(doc, "kg_entities", opinion.mentions(view.text))
                yield doc


@Language.factory("kg_entities", default_config={"model": None}, assigns=["doc.spans"])
def make_entities(nlp: Language, name: str, model: str | None) -> Entities:
    """Make the component of the entity model that comes with the package, or of the file `model`."""
    return Entities(load_model(model))


@Language.factory(
    "kg_mentions", default_config={"finders": "both", "judge": None}, assigns=["doc.spans", "doc._.kg_mentions"]
)
def make_mentions(nlp: Language, name: str, finders: str, judge: str | None) -> Callable[[Doc], Doc]:
    """Make the component that decides between all that was found: by rules, the model or both.

    `judge` is a file of weights; those that come with the package where it is None.
    """
    if finders not in FINDERS:
        raise ConfigError(f"unknown finders {finders!r}; expected one of {', '.join(FINDERS)}")
    weights = read_judge(finders, judge)

    def component(doc: Doc) -> Doc:
        return _decide(doc, finders, weights)

    return component


def _decide(doc: Doc, finders: str, weights: Weights) -> Doc:
    doc._.kg_mentions = decide_mentions(read_view(doc), *gather(doc, finders), weights)
    doc.user_data.pop(_SCENE, None)
    write_spans(doc, "kg_mentions", doc._.kg_mentions)
    return doc


def gather(doc: Doc, finders: str) -> tuple[list[Mention], Opinion | None]:
    """Return what rules find in a Doc and what the entity model says of it, as far as they take part."""
    by_rules = [] if finders == "model" else [mention for name in _FINDERS for mention in found(doc, name)]
    return by_rules, None if finders == "rules" else read_opinion(doc)


def read_opinion(doc: Doc) -> Opinion:
    """Return what the entity model says of a Doc; asks the one that comes with the package if none was asked."""
    opinion: Opinion | None = doc.user_data.get(_OPINION)
    if opinion is None:
        (opinion,) = load_model().read([read_view(doc)])
        doc.user_data[_OPINION] = opinion
    return opinion


def read_scene(doc: Doc) -> Scene:
    """Return the scene of a Doc, made once; decides on the mentions first where `kg_mentions` did not run."""
    if "kg_mentions" not in doc.spans:
        _decide(doc, "both", read_judge("both"))
    scene: Scene | None = doc.user_data.get(_SCENE)
    if scene is None:
        scene = doc.user_data[_SCENE] = make_scene(read_view(doc), doc._.kg_mentions)
    return scene


def drop_work(doc: Doc) -> None:
    """Take off a Doc what finders kept there for each other; spans and records stay."""
    for key in (_FOUND, _OPINION, _SCENE, TEXT, VIEW):
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
