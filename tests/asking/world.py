"""A small world of invented people and plausible bodies, for questions to be asked of."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from handmade import Sheet, body

from kg.asking import Candidate
from kg.graph import Graph, assemble
from kg.model import Page
from kg.schema import NODE_LABELS
from kg.text.fold import bare

LZ, GS, ACFTU, TS = "兰州市总工会", "甘肃省总工会", "中华全国总工会", "天水市总工会"
BEARING, BEARING_UNION = "陇原轴承有限公司", "陇原轴承有限公司工会"
PLANT, COLLEGE, BUREAU = "西固热电厂", "河西职业学院", "兰州市教育局"
MEDAL, CERTIFICATE, PIONEER, CRAFTSMAN = "甘肃省五一劳动奖章", "甘肃省五一劳动奖状", "全国工人先锋号", "陇原工匠"
CONTEST, FESTIVAL = "2019年甘肃省职工技能大赛", "金城职工读书节"


def pages() -> list[Page]:
    """Return the pages of the world."""
    return [_first(), _second(), _honours(), _events(), _others()]


def graph() -> Graph:
    """Return the graph of the world."""
    return assemble(pages())


def _first() -> Page:
    sheet = Sheet("world/2018-03-05.txt", date="2018-03-05", headline="兰州市总工会召开全委会")
    sheet.say("本报讯(记者裴小满 通讯员段一鸣)兰州市总工会主席贺兰亭、副主席苗望川出席会议。")
    sheet.byline("裴小满").byline("段一鸣", "通讯员")
    union = body(sheet, LZ)
    sheet.role("贺兰亭", "主席", union).role("苗望川", "副主席", union).located(union, "甘肃省兰州市")
    sheet.say("甘肃省总工会主席尹思齐，中华全国总工会（全国总工会）副主席鲁建章讲话。")
    province, nation = body(sheet, GS), body(sheet, ACFTU)
    sheet.role("尹思齐", "主席", province).role("鲁建章", "副主席", nation).located(province, "甘肃省")
    sheet.name("UNION", "全国总工会", ACFTU)
    return sheet.page()


def _second() -> Page:
    sheet = Sheet("world/2020-06-01.txt", date="2020-06-01", headline="陇原轴承有限公司签约")
    sheet.say("兰州市总工会主席顾维庸在陇原轴承有限公司调研，陇原轴承董事长闵秋实介绍情况。")
    sheet.role("顾维庸", "主席", body(sheet, LZ)).role("闵秋实", "董事长", body(sheet, BEARING))
    company = sheet.name("COMPANY", "陇原轴承", BEARING)
    sheet.located(company, "甘肃省天水市")
    sheet.say("陇原轴承有限公司工会主席贺兰亭参加。")
    own = body(sheet, BEARING_UNION)
    sheet.role("贺兰亭", "主席", own).fact("union_of", union=own, employer=sheet.name("COMPANY", "陇原轴承有限公司"))
    sheet.say("兰州市总工会与天水市总工会签订结对协议。")
    sides = {"a": body(sheet, LZ), "b": body(sheet, TS)}
    return sheet.fact("partner", {"what": "结对协议"}, **sides).page()


def _honours() -> Page:
    sheet = Sheet("world/2017-05-01.txt", date="2017-05-01", headline="五一表彰")
    sheet.say("甘肃省总工会授予祁雪梅甘肃省五一劳动奖章。")
    sheet.award(sheet.name("PERSON", "祁雪梅"), MEDAL, body(sheet, GS))
    sheet.say("陇原轴承有限公司获得甘肃省五一劳动奖状。").award(body(sheet, BEARING), CERTIFICATE)
    sheet.say("西固热电厂获全国工人先锋号。").award(sheet.name("COMPANY", PLANT), PIONEER)
    sheet.say("祁雪梅获评陇原工匠。").award(sheet.name("PERSON", "祁雪梅"), CRAFTSMAN)
    return sheet.say("记者裴小满报道。").byline("裴小满").page()


def _events() -> Page:
    sheet = Sheet("world/2019-05-01.txt", date="2019-05-01", headline="技能大赛开幕")
    sheet.say("由兰州市总工会、甘肃省总工会主办的2019年甘肃省职工技能大赛开幕，金城职工读书节由兰州市教育局举办。")
    contest, festival = sheet.name("EVENT", CONTEST), sheet.name("EVENT", FESTIVAL)
    for name in (LZ, GS):
        sheet.fact("organise", org=body(sheet, name), event=contest)
    sheet.fact("organise", org=body(sheet, BUREAU), event=festival)
    return sheet.page()


def _others() -> Page:
    sheet = Sheet("world/2016-03-08.txt", date="2016-03-08", headline="人物")
    sheet.say("天水市总工会主席申屠明，河西职业学院党委书记卜远舟，兰州市教育局局长苗望川。")
    sheet.role("申屠明", "主席", body(sheet, TS)).role("卜远舟", "党委书记", body(sheet, COLLEGE))
    sheet.role("苗望川", "局长", body(sheet, BUREAU))
    sheet.say("兰州市城关区总工会主席祁雪梅，拉萨市城关区总工会主席尼玛次仁。城关区总工会。")
    sheet.role("祁雪梅", "主席", body(sheet, "兰州市城关区总工会"))
    sheet.role("尼玛次仁", "主席", body(sheet, "拉萨市城关区总工会"))
    sheet.say("全总。").name("UNION", "全总", ACFTU)
    return sheet.page()


class ListedNames:
    """The names of a list of candidates."""

    def __init__(self, known: Sequence[Candidate]) -> None:
        self._by_form: dict[str, list[Candidate]] = {}
        for one in known:
            for form in dict.fromkeys(map(bare, (one.name, *one.aliases))):
                self._by_form.setdefault(form, []).append(one)

    def called(self, names: Collection[str]) -> Mapping[str, Sequence[Candidate]]:
        return {name: self._by_form[name] for name in names if name in self._by_form}

    def near(self, name: str, *, limit: int = 5) -> Sequence[Candidate]:
        forms = get_close_matches(bare(name), self._by_form, n=limit)
        return list(dict.fromkeys(one for form in forms for one in self._by_form[form]))[:limit]


AMBIGUOUS = ("城关区总工会", ("兰州市城关区总工会", "拉萨市城关区总工会"))


def names() -> ListedNames:
    """Return the names of the graph; one short name is that of two unions, and one, 市总工会, of no page in particular."""
    labels = {node: mention for mention, node in NODE_LABELS.items()}
    known = []
    for node in graph().nodes:
        if node.label in labels and node.properties["resolved"]:
            name = str(node.properties["name"])
            aliases = [str(alias) for alias in node.properties["aliases"] or ()]
            aliases += [AMBIGUOUS[0]] if name in AMBIGUOUS[1] else ["市总工会"] if name == LZ else []
            known.append(Candidate(id=node.id, label=labels[node.label], name=name, aliases=tuple(aliases)))
    return ListedNames(known)
