"""Find who holds which post in which body.

The grammar, over the tape (B a body, R a post, A an honour, P a person):

    element   = [原|前|时任|现任|代] [B] R | A          a post, perhaps with its body; honours may stand between
    chain     = element ((、|兼|和|,) element)*          省总工会党组书记、副主席
    holder    = chain P (、P)*                          chain before the people
              | P chain                                 郑洪主席
              | P[,男,…] [任|当选|为|…] chain            apposition and verbs, with people in a list
    signature = chain, line feed, P

A post without a body has that of the post before it in its chain; the first of a chain, that of the chain before it
in the sentence, else of the nearest body before it. A post in a bare 工会 belongs to the union of that body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Argument, Fact, Mention
from kg.nlp.facts.reading import Scene, make_fact
from kg.nlp.lexicon import post_prefixes
from kg.nlp.patterns import signs
from kg.nlp.posts import BYLINE, post_kind
from kg.schema import BODY_LABELS
from kg.text.divisions import full_name

_BODY, _ROLE, _AWARD, _PERSON = signs(*BODY_LABELS), signs("ROLE"), signs("AWARD"), signs("PERSON")
_STATUS = "(?:原任?|前任?|时任|现任|现为|现|新任|代|曾任|历任|首任|本届|历届)?"
_OWNER = "(?:(?:(?<![\\u4e00-\\u9fff])|(?<=[及和与对向由是为在到给的请]))(?:该|本|我|此|这家|所在)?(?:公司|集团公司|集团|企业|学校|医院|单位|厂|矿|院|局))?"
_WITHIN = "(?:旗下|下属|所属|驻|下辖|的)?"
_ELEMENT = f"(?:{_STATUS}(?:{_BODY}(?:{_WITHIN}{_BODY})*|{_OWNER})(?:驻{_BODY})?{_STATUS}(?:的?一[名位个])?{_ROLE})"
_SEPARATOR = "(?:、|,|兼任?|和|及|以及|暨|,?同时担任|,?同时也是|,?也是|,?又是| |\\()"
_CHAIN = f"(?:(?:{_AWARD}{_SEPARATOR}?)*{_ELEMENT}(?:{_SEPARATOR}?(?:{_ELEMENT}|{_AWARD}))*)"
_PEOPLE = f"{_PERSON}(?:(?:、|和|及|与|以及| ){_PERSON})*"
_LIFE = "(?:,(?:男|女|[\\u4e00-\\u9fff]{1,4}族|中共党员|[^,。;\\n]{0,14}(?:生|出生|岁|人|学历|文化|党员|工作|毕业))|\\((?:男|女|[^()]{1,8})\\)){0,6}"
_VERB = (
    "(?:不再担任|不再兼任|现任|曾任|历任|时任|现为|原任|担任|出任|兼任|接任|继任|就任|升任|调任|转任|改任|留任|连任|获任|代理|任职|任|履新|"
    "首次当选|再次当选|当选为?|获选为?|被任命为|被选为|被推选为|被选举为|被推举为|被聘为|被聘任为|被聘请为|为|是|系|做|干|接掌|掌舵)"
)
_TERM = "(?:了|首任|首届|新一届|第[一二三四五六七八九十0-9]+[届任]|本届|该会|[^。;,、\n\ue000-\ue0ff]{0,2})?"
_ADVERB = f"(?:[^。;!?\\n{signs('PERSON', 'ROLE')[1:-1]}]{{0,12}}?)"

_FORWARD = re.compile(f"(?P<chain>{_CHAIN})(?:的?是|的|同志|:| |\n)?(?P<people>{_PEOPLE})")
_ADJACENT = re.compile(f"(?P<people>{_PERSON})(?:同志)?(?P<chain>{_ROLE})(?!{_PERSON})")
_VERBAL = re.compile(
    f"(?P<people>{_PEOPLE})(?:同志|等人?)?{_LIFE},?{_ADVERB}{_VERB}{_TERM}(?P<chain>{_CHAIN})(?!{_PERSON})"
)
_PRONOUN = re.compile(f"(?<![其])(?:他|她){_ADVERB}{_VERB}{_TERM}(?P<chain>{_CHAIN})(?!{_PERSON})")
_APPOSED = re.compile(f"(?P<people>{_PERSON})(?:,|\\(){_LIFE[:-5]}{{0,6}},?(?P<chain>{_CHAIN})(?=[,。;)\\n]|$)")
_ITEM = re.compile(
    f"(?P<before>{_STATUS})(?P<bodies>(?:{_BODY}(?:{_WITHIN}{_BODY})*)?)(?P<owner>{_OWNER})(?:驻{_BODY})?(?P<after>{_STATUS})(?:的?一[名位个])?(?P<role>{_ROLE})"
)

_FORMER = re.compile("原|前|时任|曾任|历任|历届")
_SOLE = frozenset(("chair", "secretary", "director"))
_CITY_TITLES = re.compile(r"(?:副|常务副|代|代理)*(?:省|市|区|县|州|盟|旗|镇|乡)长$")
_PLURAL = re.compile(_PERSON)


_RULES = (
    ("role.forward", _FORWARD, 0.95),
    ("role.adjacent", _ADJACENT, 0.9),
    ("role.verb", _VERBAL, 0.9),
    ("role.apposition", _APPOSED, 0.85),
    ("role.pronoun", _PRONOUN, 0.75),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One post as it is held: who, the mention of the post, the body or None, the title, its status, the rule."""

    person: Mention
    post: Mention
    body: Argument | None
    title: str
    status: str
    rule: str
    start: int
    end: int
    sure: float


def find_facts(scene: Scene) -> list[Fact]:
    """Return the facts of posts whose body is known, each person, title and body once a sentence."""
    facts: dict[tuple[str, str, str, int], Fact] = {}
    for held in find_holdings(scene):
        if held.body is None:
            continue
        kind = post_kind(held.post.text)
        fact = make_fact(
            scene,
            "role",
            {"person": held.person, "org": held.body},
            (held.start, held.end),
            held.rule,
            values={"title": held.title, "kind": kind, "status": held.status},
            confidence=held.sure,
        )
        facts.setdefault((held.person.text, held.title, held.body.surface, fact.evidence.start), fact)
    return list(facts.values())


def find_posts_held(scene: Scene) -> set[tuple[int, int]]:
    """Return the spans of the posts that a named person holds, bylines among them."""
    return {(held.post.start, held.post.end) for held in find_holdings(scene, bylines=True)}


def find_holdings(scene: Scene, *, bylines: bool = False) -> list[Holding]:
    """Return every post with its holder, in order of the text; a post is read by the first rule that fits it."""
    found: list[Holding] = []
    used: set[int] = set()
    for rule, regex, sure in _RULES:
        at = 0
        while (match := regex.search(scene.tape.text, at)) is not None:
            chain = match.span("chain")
            at = match.start() + 1
            if not used.isdisjoint(range(*chain)):
                continue
            # a chain behind a verb may have the next one's people at its end: look again from its last sign
            at = max(at, match.end() - (rule == "role.verb"))
            found.extend(_read_chain(scene, match, rule, sure, bylines))
            used.update(index for index in range(*chain) if (m := scene.tape.mentions[index]) and m.label == "ROLE")
    found.sort(key=lambda held: (held.post.start, held.person.start))
    return list(_with_bodies(scene, found))


def _read_chain(scene: Scene, match: re.Match[str], rule: str, sure: float, bylines: bool) -> Iterator[Holding]:
    """Yield the posts of one chain for each of its people, bodies handed on inside the chain."""
    people = _people(scene, match)
    carried: Argument | None = None
    start, end = scene.tape.span(match.start(), match.end())
    for item in _ITEM.finditer(scene.tape.text, *match.span("chain")):
        post = scene.tape.mentions[item.start("role")]
        assert post is not None
        kind = post_kind(post.text)
        if kind == BYLINE and not bylines:
            continue
        bodies = scene.tape.mentions_in(*item.span("bodies"))
        if not bodies and item["owner"] and carried is None:
            carried = _owner(scene, item)
        if bodies:
            carried = Argument(label=bodies[-1].label, mention=_lasting(bodies[-1]))
        body, title = _body_and_title(scene, post, carried)
        status = (
            "former"
            if "不再" in match.group()
            else _status(item["before"] + item["after"], scene, bodies[0] if bodies else post, post)
        )
        alone = kind in _SOLE and rule != "role.verb"
        for person in people[:1] if alone else people:
            yield Holding(
                person=person,
                post=post,
                body=body,
                title=title,
                status=status,
                rule=rule,
                start=start,
                end=end,
                sure=sure,
            )


def _people(scene: Scene, match: re.Match[str]) -> list[Mention]:
    """Return the people of a match; those of a pronoun are the last person named before it, not far off."""
    if "people" in match.re.groupindex:
        return scene.tape.mentions_in(*match.span("people"))
    before = [m for m in scene.tape.mentions_in(max(0, match.start() - _NEAR), match.start()) if m.label == "PERSON"]
    return before[-1:]


_NEAR = 90


_TERM_OF_OFFICE = re.compile(r"(?P<union>.+工[会會])第[^第]{1,4}[届屆](?:全国|全省|执行)?(?:委员会|委員會|执行委员会)$")


def _lasting(body: Mention) -> Mention:
    """Return the body that outlives a term: of 某省总工会第十四届委员会 the union itself."""
    match = _TERM_OF_OFFICE.match(body.text)
    if match is None:
        return body
    return replace(body, end=body.start + match.end("union"), text=match["union"])


def _owner(scene: Scene, item: re.Match[str]) -> Argument:
    """Return the body of a bare noun (公司党委书记) as an argument; which one it is, resolution says."""
    start, end = scene.tape.span(*item.span("owner"))
    text = scene.view.text[start:end]
    mention = Mention(start=start, end=end, label="COMPANY", text=text, rule="role.owner", confidence=0.7)
    return Argument(label="COMPANY", mention=mention)


_ACTING = re.compile("代(?!表)")


def _status(words: str, scene: Scene, first: Mention, post: Mention) -> str:
    """Return the status that the words around a body and its post give: 原, 时任, 代."""
    before = scene.view.folded[max(0, first.start - 2) : first.start]
    if _FORMER.search(words) or before.endswith(("原", "时任", "前任")):
        return "former"
    return "acting" if words.endswith("代") or _ACTING.match(post.text) else "current"


_UNIT = re.compile(
    r"(?P<unit>(?!副|常务|党|工会).{2,8}(?:部|处|科|室|办|委员会|中心|局|厅|车间|分会))(?P<rest>(?:常务|执行)?副?(?:部长|处长|科长|主任|局长|厅长|主席|会长))$"
)


@cache
def _organ_pattern() -> re.Pattern[str]:
    organs, _ = post_prefixes()
    return re.compile(f"(?P<organ>{'|'.join(sorted(organs, key=len, reverse=True))})(?P<rest>.+)")


def _body_and_title(scene: Scene, post: Mention, body: Argument | None) -> tuple[Argument | None, str]:
    """Return the body that a post belongs to and its title there: 工会主席 of a company is 主席 of its union."""
    title = "".join(post.text.split())
    if body is None and _CITY_TITLES.search(title):
        hit = scene.view.place_ends.get(post.start)
        if hit is not None and hit.place is not None:
            return Argument(label="ORG", name=f"{full_name(hit.place)}人民政府"), title
    if body is not None and body.mention is not None and (unit := _UNIT.match(title)) is not None:
        return Argument(label="ORG", mention=body.mention, suffix=unit["unit"]), unit["rest"]
    match = _organ_pattern().match(title)
    if match is None or body is None or match["organ"] not in {"工会", "总工会", "工会联合会"}:
        return body, title
    if body.label == "UNION" and body.suffix:
        return body, match["rest"]
    if body.label == "UNION":
        return body, title
    return Argument(label="UNION", mention=body.mention, suffix=match["organ"]), match["rest"]


_CLAUSE = re.compile(
    r"(?:^|[,。;:!?、()\n“” \u3000]|由|以及|及其|和|与|对|向|任命|选举|聘任|是|为|在|时|日|请|邀请|陪同|但|而|其|该)$"
)
_ENTERPRISE = re.compile("董事|经理|总裁|厂长|矿长|员工|工会|职工|工人|班长|车间|技师|工程师")


def _with_bodies(scene: Scene, found: list[Holding]) -> Iterator[Holding]:
    """Yield the holdings, those without a body given the one that the text lets them have."""
    last: Holding | None = None
    for held in found:
        if held.body is None:
            body = _inherited(scene, held, last)
            if body is not None:
                body, title = _body_and_title(scene, held.post, body)
                held = Holding(
                    person=held.person, post=held.post, body=body, title=title, status=held.status,
                    rule=f"{held.rule}.inherited", start=held.start, end=held.end, sure=held.sure - 0.15,
                )  # fmt: skip
        yield held
        if held.body is not None:
            last = held


def _inherited(scene: Scene, held: Holding, last: Holding | None) -> Argument | None:
    """Return the body of the chain before in the sentence, else the nearest body before in this sentence or the last."""
    sentence = scene.view.sentence_of(held.post.start, held.post.end)
    if last is not None and last.body is not None and last.post.start >= sentence[0]:
        between = scene.view.folded[last.end : held.start]
        if len(between) <= 2:
            mention = last.body.mention
            return Argument(label=mention.label, mention=mention) if mention else last.body
    if not _CLAUSE.search(scene.view.folded, max(0, held.start - 8), held.start) or held.title.endswith("总书记"):
        return None
    enterprise = _ENTERPRISE.search(held.title) is not None
    before = [
        body for body in scene.bodies if body.end <= held.post.start and not (enterprise and body.label == "UNION")
    ]
    if not before:
        return None
    nearest = before[-1]
    sentences = scene.view.sentences
    index = next((i for i, span in enumerate(sentences) if span[0] <= held.post.start < span[1]), 0)
    reach = sentences[max(0, index - 1)][0]
    if nearest.start < reach:
        return None
    return Argument(label=nearest.label, mention=nearest)
