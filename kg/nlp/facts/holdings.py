"""Who holds which post: the chains of the grammar with their people, bodies handed on and bodies left out.

A post without a body has that of the post before it in its chain. The first of a chain without one has that of the
chain before it in the sentence, or of the election before it, else the nearest body before it. A post in a bare 工会
belongs to the union of that body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from kg.model import Argument, Mention
from kg.nlp.facts.reading import Scene
from kg.nlp.facts.role_grammar import FORMER, ITEM, LISTED, RULES, SIGNED, SINCE
from kg.nlp.lexicon import post_prefixes
from kg.nlp.posts import BYLINE, post_kind
from kg.text.dates import parse_date
from kg.text.divisions import full_name

_NEAR = 90
"""How many characters of the tape a pronoun looks back for its person."""

_SOLE = frozenset(("chair", "secretary", "director"))
"""Kinds of posts of which a body has one: behind 主席A、B only A is 主席."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One post as it is held. `body` is None where the text does not say it; `times` holds valid_from and valid_to."""

    person: Mention
    post: Mention
    body: Argument | None
    title: str
    status: str
    rule: str
    start: int
    end: int
    confidence: float
    times: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return the kind of the post."""
        return post_kind(self.post.text)


def find_holdings(scene: Scene, *, bylines: bool = False) -> list[Holding]:
    """Return every post with its holder, in order of the text; a post is read by the first rule that fits it."""
    found: list[Holding] = []
    used: set[int] = set()
    for rule, regex, confidence in RULES:
        at = 0
        while (match := regex.search(scene.tape.text, at)) is not None:
            chain = range(*match.span("chain"))
            at = match.start() + 1
            if not used.isdisjoint(chain):
                continue
            # behind a verb the last sign of a chain may be the first of the next: look again from there
            at = max(at, match.end() - (rule == "role.verb"))
            found.extend(_read_chain(scene, match, rule, confidence, bylines))
            used.update(index for index in chain if (m := scene.tape.mentions[index]) and m.label == "ROLE")
    found.sort(key=lambda held: (held.post.start, held.person.start))
    return list(_with_bodies(scene, found))


def _read_chain(scene: Scene, match: re.Match[str], rule: str, confidence: float, bylines: bool) -> Iterator[Holding]:
    """Yield the posts of one chain for each of its people."""
    people = _people(scene, match, rule)
    if not people:
        return
    gap = match["gap"] if "gap" in match.re.groupindex else ""
    carried, former = None, bool(FORMER.search(gap))
    start, end = scene.tape.span(match.start(), match.end())
    for item in ITEM.finditer(scene.tape.text, *match.span("chain")):
        (post,) = scene.tape.mentions_in(*item.span("role"))
        if post_kind(post.text) == BYLINE and not bylines:
            continue
        bodies = scene.tape.mentions_in(*item.span("bodies"))
        if bodies:
            carried = Argument(label=bodies[-1].label, mention=_lasting(bodies[-1]))
        elif item["owner"] and carried is None:
            carried = _owner(scene, item)
        body, title = _body_and_title(scene, post, carried)
        former = "现" not in item["before"] + item["after"] and (former or _is_former(scene, item, bodies or [post]))
        held = Holding(
            person=people[0], post=post, body=body, title=title, rule=rule, start=start, end=end, confidence=confidence,
            status="former" if former else "acting" if _is_acting(item, post) else "current", times=_times(gap),
        )  # fmt: skip
        alone = held.kind in _SOLE and rule != "role.verb"
        yield from (replace(held, person=person) for person in (people[:1] if alone else people))


def _people(scene: Scene, match: re.Match[str], rule: str) -> list[Mention]:
    """Return the people of a match: those it names, the signer, or the last person named before a pronoun."""
    tape = scene.tape
    if rule == "role.author":
        signed = SIGNED.search(tape.text)
        return tape.mentions_in(*signed.span(1)) if signed else []
    if "people" not in match.re.groupindex:
        before = tape.mentions_in(max(0, match.start() - _NEAR), match.start())
        return [mention for mention in before if mention.label == "PERSON"][-1:]
    start, end = match.span("people")
    if rule == "role.verb":
        posts = re.compile(f"(?:{ITEM.pattern}|、|兼)*$")
        own = posts.search(tape.text, max(0, start - 12), start)
        listed = LISTED.search(tape.text, max(0, start - _NEAR), own.start() if own else start)
        start = listed.start() if listed else start
    return [mention for mention in tape.mentions_in(start, end) if mention.label == "PERSON"]


def _is_former(scene: Scene, item: re.Match[str], first: list[Mention]) -> bool:
    before = scene.view.folded[max(0, first[0].start - 2) : first[0].start]
    return bool(FORMER.search(item["before"] + item["after"])) or before.endswith(("原", "时任", "前任"))


def _is_acting(item: re.Match[str], post: Mention) -> bool:
    return (item["before"] + item["after"]).endswith("代") or bool(re.match("代(?!表)", post.text))


def _times(gap: str) -> dict[str, str]:
    """Return valid_from and valid_to as the words before a verb say them, at the precision they have."""
    match = SINCE.search(gap)
    if match is None:
        return {}
    times = {"valid_from": parse_date(match["from"]), "valid_to": parse_date(match["to"]) if match["to"] else None}
    return {name: value for name, value in times.items() if value}


_TERM_OF_OFFICE = re.compile(r"(?P<union>.+工[会會])第[^第]{1,4}[届屆](?:全国|全省|执行)?(?:委员会|委員會|执行委员会)$")


def _lasting(body: Mention) -> Mention:
    """Return the body that outlives a term: of 某省总工会第十四届委员会 the union itself."""
    match = _TERM_OF_OFFICE.match(body.text)
    return replace(body, end=body.start + match.end("union"), text=match["union"]) if match else body


def _owner(scene: Scene, item: re.Match[str]) -> Argument:
    """Return the body of a bare noun (公司党委书记) as an argument; which one it is, resolution says."""
    start, end = scene.tape.span(*item.span("owner"))
    label = "ORG" if item["owner"].endswith(("会", "校", "院", "局", "中心")) else "COMPANY"
    mention = Mention(
        start=start, end=end, label=label, text=scene.view.text[start:end], rule="role.owner", confidence=0.7
    )
    return Argument(label=label, mention=mention)


_GOVERNOR = re.compile(r"(?:副|常务副|代|代理)*(?:省|市|区|县|州|盟|旗|镇|乡)长$")
_UNIT = re.compile(
    r"(?P<unit>(?!副|常务|党|工会).{2,8}(?:部|处|科|室|办|委员会|中心|局|厅|车间|分会))"
    r"(?P<rest>(?:常务|执行)?副?(?:部长|处长|科长|主任|局长|厅长|主席|会长))$"
)


@cache
def _union_post() -> re.Pattern[str]:
    unions = sorted((organ for organ in post_prefixes()[0] if "工会" in organ), key=len, reverse=True)
    return re.compile(f"(?P<organ>{'|'.join(unions)})(?P<rest>.+)")


def _body_and_title(scene: Scene, post: Mention, body: Argument | None) -> tuple[Argument | None, str]:
    """Return the body that a post belongs to and its title there: 工会主席 of a company is 主席 of its union."""
    title = "".join(post.text.split())
    if _GOVERNOR.match(title):
        return _government(scene, post, body), title
    if body is None or body.mention is None:
        return body, title
    if (unit := _UNIT.match(title)) is not None:
        return Argument(label="ORG", mention=body.mention, suffix=unit["unit"]), unit["rest"]
    match = _union_post().match(title)
    if match is None or (body.label == "UNION" and not body.suffix):
        return body, title
    return Argument(label="UNION", mention=body.mention, suffix=match["organ"]), match["rest"]


def _government(scene: Scene, post: Mention, body: Argument | None) -> Argument | None:
    """Return the government that a mayor or governor heads: of the place before the post, or of the party's committee."""
    hit = scene.view.place_ends.get(post.start)
    if hit is not None and hit.place is not None:
        return Argument(label="ORG", name=f"{full_name(hit.place)}人民政府")
    if body is not None and body.mention is not None and body.mention.text.endswith("委"):
        return Argument(label="ORG", mention=body.mention, suffix="人民政府")
    return None


_CLAUSE = re.compile(
    r"(?:^|[,。;:!?、()\n“” \u3000]|由|以及|及其|和|与|对|向|任命|选举|聘任|是|为|在|时|日|请|邀请|陪同|但|而|其|该)$"
)
_ENTERPRISE = re.compile("董事|经理|总裁|厂长|矿长|员工|工会|职工|工人|班长|车间|技师|工程师")


def _with_bodies(scene: Scene, found: list[Holding]) -> Iterator[Holding]:
    """Yield the holdings, those without a body given the one that the text lets them have."""
    last: Holding | None = None
    for held in found:
        if held.body is None and (body := _inherited(scene, held, last)) is not None:
            body, title = _body_and_title(scene, held.post, body)
            held = replace(
                held, body=body, title=title, rule=f"{held.rule}.inherited", confidence=held.confidence - 0.15
            )
        yield held
        if held.body is not None:
            last = held


def _inherited(scene: Scene, held: Holding, last: Holding | None) -> Argument | None:
    """Return the body of the chain or election before it, else the nearest body before in this sentence or the last."""
    here = scene.view.sentence_index(held.post.start)
    if last is not None and last.body is not None and scene.view.sentence_index(last.post.start) == here:
        joined = len(scene.view.folded[last.end : held.start]) <= 2
        if joined or (last.rule.startswith("role.verb") and held.rule == "role.verb"):
            mention = last.body.mention
            return Argument(label=mention.label, mention=mention) if mention else last.body
    if held.title.endswith("总书记") or not _CLAUSE.search(scene.view.folded, max(0, held.start - 8), held.start):
        return None
    enterprise = _ENTERPRISE.search(held.title) is not None
    reach = scene.view.sentences[max(0, here - 1)][0]
    for body in reversed(scene.bodies):
        if body.end <= held.post.start and not (enterprise and body.label == "UNION"):
            if body.start >= reach:
                return Argument(label=body.label, mention=body)
            break
    return _only_body(scene, held, enterprise=enterprise)


def _only_body(scene: Scene, held: Holding, *, enterprise: bool) -> Argument | None:
    """Return the one enterprise, or the one union, that a text names, for the head of an enterprise or of a union."""
    label = "COMPANY" if enterprise else "UNION"
    named = {body.text: body for body in reversed(scene.bodies) if body.label == label}
    if len(named) != 1 or held.kind not in _HEADS or held.title.endswith("委员"):
        return None
    (body,) = named.values()
    return Argument(label=label, mention=body)


_HEADS = frozenset(("chair", "vice_chair", "director", "deputy_director"))
