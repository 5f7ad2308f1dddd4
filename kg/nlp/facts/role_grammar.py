"""The grammar of posts over the tape, as regular expressions (B a body, R a post, A an honour, P a person):

element = [原|前|时任|现任|代] [B] [一名] R         a post, perhaps with its body, or with a bare noun of it (公司)
chain   = element ((、|兼|和|,) element | A)*       省总工会党组书记、副主席; honours may stand between posts

forward     chain P (、P)*                          市总工会主席郑洪; a signature on the next line
adjacent    P R                                     郑洪主席
verb        P (、P)* ... (任|当选|为|是) chain       选举A为主席, B、C为副主席
pronoun     他 ... (任|是) chain                    the person is the last one named
continued   , [此前|并|后] (任|兼任) chain           the same, without a pronoun
author      作者系 chain                            the person is the one the article is signed by
apposition  P, [男, 1962年生,] chain                followed by a stop
"""

from __future__ import annotations

import re

from kg.nlp.patterns import signs
from kg.schema import BODY_LABELS

BODY, ROLE, AWARD, PERSON = signs(*BODY_LABELS), signs("ROLE"), signs("AWARD"), signs("PERSON")
_STATUS = "(?:原任?|前任?|时任|现任|现为|现|新任|代|曾任|历任|首任|本届|历届)?"
_OWNER = (
    "(?:(?:(?<![\\u4e00-\\u9fff])|(?<=[及和与对向由是为在到给的请]))(?:该|本|我|此|这家|所在)?"
    "(?:公司|集团公司|集团|企业|学校|医院|单位|厂|矿|院|局|联合会|协会|商会|合作社|银行|酒店|中心))?"
)
_WITHIN = "(?:旗下|下属|所属|驻|下辖|的)?"
_BODIES = f"{BODY}(?:{_WITHIN}{BODY}){{0,3}}"
_ELEMENT = f"(?:{_STATUS}(?:{_BODIES}|{_OWNER})(?:驻{BODY})?{_STATUS}(?:的?一[名位个])?{ROLE})"
_SEPARATOR = "(?:、|,|兼任?|和|及|以及|暨|,?同时担任|,?同时也是|,?也是|,?又是| |\\()"
_CHAIN = f"(?P<chain>(?:{AWARD}{_SEPARATOR}?){{0,12}}{_ELEMENT}(?:{_SEPARATOR}?(?:{_ELEMENT}|{AWARD})){{0,12}})"
_ASIDE = "(?:\\([^()\\n]{1,6}\\))?"
_PEOPLE = f"(?P<people>{PERSON}{_ASIDE}(?:(?:、|和|及|与|以及| ){PERSON}{_ASIDE})*)"
_LIFE = (
    "(?:,(?:男|女|[\\u4e00-\\u9fff]{1,4}族|中共党员|[^,。;\\n]{0,14}(?:生|出生|岁|人|学历|文化|党员|工作|毕业))"
    "|\\((?:男|女|[^()]{1,8})\\)){0,6}"
)
_VERB = (
    "(?:当过|做过|干过|担任过|受聘为|改聘为|兼职做|当上了?|不再担任|不再兼任|现任|曾任|历任|时任|现为|原任|担任|出任|兼任|接任|继任|就任|升任|调任|转任|改任|留任|连任|"
    "获任|代理|任职|任|履新|首次当选|再次当选|当选为?|获选为?|被任命为|被选为|被推选为|被选举为|被推举为|被聘为|被聘任为|"
    "被聘请为|为|是|系|做|干|接掌|掌舵)"
)
_TERM = "(?:了|首任|首届|新一届|第[一二三四五六七八九十0-9]+[届任]|本届|该会|[^。;,、\\n\\ue000-\\ue0ff]{0,2})?"
_ADVERB = f"(?:[^。;!?\\n{PERSON[1:-1]}{ROLE[1:-1]}]{{0,14}}?)"
_LED = f"(?P<gap>{_ADVERB}{_VERB}){_TERM}{_CHAIN}(?!{PERSON})"

RULES = (
    ("role.column", re.compile(f"(?:^|\n) *(?P<people>{PERSON}){_ASIDE} +{_CHAIN} *(?=\n|$)"), 0.9),
    ("role.forward", re.compile(f"{_CHAIN}(?:的?是|为|的|同志|:| |\\n)?{_PEOPLE}"), 0.95),
    ("role.adjacent", re.compile(f"(?P<people>{PERSON})(?:同志)?(?P<chain>{ROLE})(?!{PERSON})"), 0.9),
    ("role.verb", re.compile(f"{_PEOPLE}(?:同志|等人?)?{_LIFE},?{_LED}"), 0.9),
    ("role.apposition", re.compile(f"(?P<people>{PERSON})(?:,|\\(){_LIFE},?{_CHAIN}(?=[,。;)\\n]|$)"), 0.85),
    ("role.pronoun", re.compile(f"(?<!其)(?:他|她){_LED}"), 0.75),
    (
        "role.continued",
        re.compile(f"(?<=[,;。])(?=此前|曾|先后|历任|现任|后|并|还|同时|其间|兼任|\\d{{4}}年){_LED}"),
        0.75,
    ),
    ("role.author", re.compile(f"(?:本文)?作者(?:单位)?(?:系|为|是|:|,)?{_CHAIN}"), 0.85),
)
"""The rules in the order in which they are tried, each with its pattern and how sure it is."""

ITEM = re.compile(
    f"(?P<before>{_STATUS})(?P<bodies>(?:{_BODIES})?)(?P<owner>{_OWNER})(?:驻{BODY})?(?P<after>{_STATUS})"
    f"(?:的?一[名位个])?(?P<role>{ROLE})"
)
"""One element of a chain."""

LISTED = re.compile(f"(?:{PERSON}{_ASIDE}(?:、|和)(?:{BODY}|{ROLE}|、|兼)*)+$")
"""People, each with posts before the next one, up to the people of a verb: A厂主席P、B厂主席 + P当选为副主席."""

SIGNED = re.compile(f"(?:^|\\n)[ □■▲]*({PERSON}) *(?=\\n|$)")
"""The line of an article's author."""

FORMER = re.compile("原|前|时任|曾|历任|历届|不再|卸任|卸去|辞去|此前")
SINCE = re.compile(r"(?P<from>\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)(?:至(?P<to>\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?))?")
"""When a post was taken up, and given up, as the words before its verb say: 2018年2月任, 2011年至2018年任."""
