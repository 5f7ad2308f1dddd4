"""The grammar of posts over the tape. B is a body, R a post, A an honour, P a person; each rule is a regular expression.

    bodies  = B ((的|旗下|驻) B)*                 a body, perhaps inside another
    element = [原|现任|代] [bodies [unit] | 公司 | 女工委] R   a post: with its body, a bare noun, an organ, or without
    chain   = element ((、|兼|和) (element | A))*  省总工会党组书记、副主席; honours may stand between posts
    person  = P [同志] [(女,壮族)]
    people  = person ((、|和|及) person)*

Noun phrases are read first; the second layer reads clauses over a tape on which such a phrase is its people alone:

    column      P [(女)] [男] chain               a line or a cell of a list
    forward     chain people                     市总工会主席郑洪; a signature on the next line
    listed      R(是|有|:) people                 新当选的常委有: 王芳、李平
    adjacent    P R                              郑洪主席
    verb        people ... (任|当选|为|是) chain   选举A为主席,B、C为副主席
    apposition  P, [男, 1962年生,] chain           or in brackets; a stop behind it
    by          chain [一职] 由 people 担任
    left        免去 P 的 chain; 从 chain 岗位上退下来的 P
    follows     接任 chain 的是 P
    topic       ... (任|当选) chain               no person in the clause: the one that the text speaks of
    author      作者系 chain                      the one the article is signed by
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.nlp.facts.phrases import ANY, AWARD, BODY, PERSON, ROLE
from kg.nlp.lexicon import alternation, word_pattern
from kg.nlp.patterns import LONGEST_LIST
from kg.text.lexicon import read_rows

_W = f"[^{ANY}。,;:!?、()\\n ]"
"""A character of plain words inside a clause."""

_STATUS = "(?:原任?|前任?|时任|现任|现为|现|新任|代|曾任|历任|首任|本届|历届)?"
_NOUN = (
    "(?:公司|集团公司|集团|企业|学校|医院|单位|厂|矿|院|局|段|场|联合会|协会|商会|合作社|银行|酒店|中心|分公司|总公司|"
    "分局|分会)"
)
_OWNER = f"(?:(?:(?<![\\u4e00-\\u9fff])|(?<=[及和与对向由是为在到给的请任选]))(?:该|本|我|此|这家|所在)?{_NOUN})?"
_WITHIN = "(?:旗下|下属|所属|驻|下辖|的)?"
_BODIES = f"{BODY}(?:{_WITHIN}{BODY}){{0,3}}"
_UNIT = f"(?:{_W}{{1,10}}(?:车间|科|室|处|部|队|班|组|委|会|段|站|所|厂|线|区|店|中心))?"
_ORGAN = f"(?:(?<=[任选为兼是、])(?:{_W}{{0,8}}?(?:部|处|科|室|车间|委员会|工会|[审工职]委)))?"
_OF = "(?:的?(?:退休|离休|下岗|离岗|[0-9]{4}年的?|一[名位个]|首任|第[一二三四五六七八九十0-9]+[届任])|的|聘请?的)?"
_ELEMENT = f"(?>{_STATUS}(?:{_BODIES}{_UNIT}|{_OWNER}{_ORGAN})(?:驻{BODY})?{_STATUS}{_OF}{ROLE})"
_IN_CELLS = f"(?>{_STATUS}(?:{_BODIES} *{_UNIT})? *{ROLE})"
"""Atomic: however an element is read it ends at the next post, and to try each way in each of a chain takes powers of two."""

_HONOUR = f"{AWARD}(?:(?:荣誉)?(?:称号)?(?:获得者|得主))?"
_LINK = "(?:、|·|兼任?|和|及|以及|暨|,?同时担任|,?同时也是|,?也是|,?又是| |\\()"
_LINK_BEFORE = f"(?:,|{_LINK})"
_LINK_BEHIND = f"(?:{_LINK}|,(?={_STATUS}{_BODIES}{_UNIT}{_STATUS}{_OF}{ROLE}(?!{PERSON})))"
"""What links posts before their people, and behind their verb: there a comma only before a post with its body."""


def _chain(link: str, element: str = _ELEMENT) -> str:
    return f"(?P<chain>(?:{_HONOUR}{link}?){{0,12}}{element}(?:{link}?(?:{element}|{_HONOUR})){{0,12}})"


_ASIDE = "(?:同志|先生|女士)?(?:\\([^()\\n]{1,12}\\))?"
_PEOPLE = f"(?P<people>{PERSON}{_ASIDE}(?:(?:、|和|及|与|以及| ){PERSON}{_ASIDE}){{0,{LONGEST_LIST}}})"
_LIFE = (
    f"(?:[,、 ](?:男|女|{ROLE}(?=,)|[\\u4e00-\\u9fff]{{1,4}}族|中共党员|[^,。;\\n]{{0,14}}(?:生|出生|岁|人|学历|文化|党员|工作|毕业))"
    "|\\((?:男|女|[^()]{1,8})\\)){0,6}"
)
_TERM = f"(?:了|首任|首届|新一届|第[一二三四五六七八九十0-9]+[届任]|本届|该会|过|[^。;,、\\n{ANY}]{{0,2}})?"
_ADVERB = f"(?:[^。;!?\\n{PERSON[1:-1]}{ROLE[1:-1]}]{{0,14}}?)"
_RELIEVED = f"(?:(?:接替|代替|接)(?:[^,。;{ROLE[1:-1]}]{{0,8}}?{PERSON}){{1,2}},?)?"
_CELL = f"(?:(?:^|\\n|[:;])[ ]*|(?<={ROLE}) {{1,8}}|(?<={ROLE}\\)) {{1,8}})"


class Rule(NamedTuple):
    """One way to say who holds a chain of posts. `layer` 1 reads the tape, 2 the tape whose noun phrases are people."""

    name: str
    layer: int
    regex: re.Pattern[str]
    confidence: float


def _senses(*senses: str, weak: bool = True) -> str:
    rows = read_rows("post_verbs.tsv", 3)
    return f"(?:{alternation(frozenset(word for word, sense, form in rows if sense in senses and (weak or not form)))})"


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order in which they are tried."""
    verbs = _senses("holds", "elected", "was", "leaves")
    strong = _senses("holds", "elected", "was", weak=False)
    leaves = _senses("leaves")
    led = "".join(f"(?<!{verb})" for verb in ("任", "选", "为", "当", "是", "系", "首任", "任了", "去", "任过"))
    chain, lone = _chain(_LINK), _chain("(?:、|兼任?|和|及|以及|暨)", _IN_CELLS)
    career = _chain(_LINK_BEHIND)
    column = f"{_CELL}(?P<people>{PERSON}){_ASIDE}(?: *[男女],?)? *(?<=[ )]){lone} *(?=\n|$|[,;)(]| +{PERSON})"
    link = "(?:的?是|为|的|同志|:|——?| |\\n)?"
    held = f"(?P<gap>{_RELIEVED}{_ADVERB}{verbs}){_TERM}{career}(?!{PERSON})"
    rows = (
        ("role.column", 1, column, 0.9),
        ("role.forward", 1, f"{led}(?<!{BODY})(?<!{BODY}的)(?<!{ROLE}、){_chain(_LINK_BEFORE)}(?:、{_W}{{2,14}})?{link}{_PEOPLE}", 0.95),
        ("role.forward", 1, f"{_chain(_LINK)}(?:、{_W}{{2,14}})?{link}{_PEOPLE}", 0.95),
        ("role.listed", 1, f"{chain}(?:共?有|包括|分别[是为]|名单|是)?(?:\\([^()\n]{{1,16}}\\))?(?:如下)?:\n?{_PEOPLE}", 0.8),
        ("role.left", 2, f"(?P<gap>从){chain}(?:的?(?:岗位|任|位置|职位)上?)?(?:退|离|调)[^,。;{ANY}]{{0,6}}的{_PEOPLE}", 0.85),
        ("role.left", 2, f"(?P<gap>{leaves}){_PEOPLE}的?{chain}(?!{PERSON})", 0.85),
        ("role.follows", 2, f"(?P<gap>{strong}){_TERM}{chain}的,?[是为]{_PEOPLE}", 0.85),
        ("role.by", 2, f"{chain}(?:一职)?,?(?P<gap>由){_PEOPLE}(?:出任|担任|兼任|接任|继任|任|代理)", 0.85),
        ("role.adjacent", 2, f"(?P<people>{PERSON})(?:同志)?(?P<chain>{ROLE})(?!{PERSON})", 0.9),
        ("role.verb", 2, f"{_PEOPLE}(?:等[^,。;{ANY}]{{0,4}}人?)?{_LIFE},?{held}", 0.9),
        ("role.apposition", 2, f"(?P<people>{PERSON})(?:同志)?{_LIFE}(?:[,、]|,?\\(|\\([^()\n]{{1,8}}[,;]){chain}(?=[,。;)\\n]|$)", 0.85),
        ("role.pronoun", 2, f"(?<!其)(?P<gap>(?:他|她|这[位名]){_ADVERB}{verbs}?){_TERM}{career}(?!{PERSON}|的(?!{BODY}))", 0.75),
        ("role.topic", 2, f"(?:^|(?<=[,;。\n]))(?P<gap>{_ADVERB}{strong}|(?:现在?|同时|如今)?[还也又]?[是系]){_TERM}{career}(?!{PERSON}|的)", 0.7),
        ("role.author", 2, f"(?:本文)?作者(?:单位)?(?:系|为|是|:|,)?{chain}", 0.85),
    )  # fmt: skip
    return tuple(Rule(name, layer, re.compile(regex), sure) for name, layer, regex, sure in rows)


ITEM = re.compile(
    f"(?P<before>{_STATUS})(?:(?P<bodies>{_BODIES}) *(?P<unit>{_UNIT})|(?P<owner>{_OWNER})(?P<organ>{_ORGAN}))(?:驻{BODY})?"
    f" *(?P<after>{_STATUS}){_OF}(?P<role>{ROLE})"
)
"""One element of a chain."""

CANDIDATE = re.compile("(?:的?(?:候选人|人选|提名人|预备人选)|一职(?:暂缺|空缺|待)|[^。;!\\n]{0,12}\\?)")
"""What behind a post, or behind its clause, says that it is not held yet."""

ROW = re.compile(f" *{PERSON}(?:[ (]|{BODY})")
"""How a row of a list begins whose cells are a person, a body, a post."""

SIGNED = re.compile(f"(?:^|\\n)[ □■▲]*({PERSON}) *(?=\\n|$)")
"""The line of an article's author."""

FORMER = re.compile("原|前|时任|曾|历任|历届|不再|卸任|卸去|辞去|免去|离任|此前|退|当过|做过|干过|任过|当选过")


def unreal() -> re.Pattern[str]:
    """Return the pattern of words that deny, wish for, plan or ask: a clause with one gives nobody a post."""
    return word_pattern("posts_unreal.txt")


@cache
def elects() -> re.Pattern[str]:
    """Return the pattern of words before a post that say an election gave it."""
    return re.compile(f"{_senses('elected')}|选举|选出|增选|补选")


@cache
def leaves() -> re.Pattern[str]:
    """Return the pattern of words before a post that say it was given up."""
    return re.compile(_senses("leaves"))
