"""Pages made by hand for tests: sentences with the mentions and facts that stand in them, no pipeline run."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Argument, Article, Document, Evidence, Fact, Known, Mention, Page, Reading, digest
from kg.schema import BODY_LABELS
from kg.text.fold import bare

KINDS = {"主席": "chair", "副主席": "vice_chair", "董事长": "chair", "书记": "secretary", "女工委员": "member"}


@dataclass
class Sheet:
    """One page in the making: `say` adds a sentence, the facts that follow have it as their evidence."""

    path: str
    date: str | None = None
    headline: str | None = None
    source: str = "本报"
    sentences: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def say(self, sentence: str) -> Sheet:
        self.sentences.append(sentence)
        return self

    @property
    def _start(self) -> int:
        return sum(len(sentence) + 1 for sentence in self.sentences[:-1])

    def name(self, label: str, surface: str, full: str | None = "") -> Argument:
        """Return the argument of a name in the last sentence; `full` None leaves it unresolved."""
        full = surface if full == "" else full
        entity = digest("entity", label, bare(full)) if full else digest("entity", label, bare(surface), self._article)
        start = self._start + self.sentences[-1].index(surface)
        mention = Mention(
            start=start, end=start + len(surface), label=label, text=surface, rule="hand", name=full, entity=entity
        )
        if mention not in self.mentions:
            self.mentions.append(mention)
        return Argument(label=label, mention=mention, name=full, entity=entity)

    def fact(
        self, fact_type: str, values: dict[str, str] | None = None, confidence: float = 0.9, **slots: Argument
    ) -> Sheet:
        start, quote = self._start, self.sentences[-1]
        evidence = Evidence(start=start, end=start + len(quote), quote=quote, rule=f"{fact_type}.hand@1")
        self.facts.append(
            Fact(type=fact_type, slots=slots, values=values or {}, evidence=evidence, confidence=confidence)
        )
        return self

    def role(self, person: str, title: str, org: Argument, **values: str) -> Sheet:
        values = {"title": title, "kind": KINDS.get(title, "other"), "status": "current", **values}
        return self.fact("role", values, person=self.name("PERSON", person), org=org)

    def award(self, recipient: Argument, award: str, grantor: Argument | None = None) -> Sheet:
        given = {"grantor": grantor} if grantor else {}
        return self.fact("award", recipient=recipient, award=self.name("AWARD", award), **given)

    def byline(self, person: str, role: str = "记者") -> Sheet:
        return self.fact("byline", {"role": role}, person=self.name("PERSON", person))

    def located(self, org: Argument, place: str) -> Sheet:
        argument = Argument(label="PLACE", name=place, entity=digest("entity", "PLACE", bare(place)))
        return self.fact("located", org=org, place=argument)

    @property
    def _article(self) -> str:
        return digest("article", self.path, self.date or "")

    def page(self) -> Page:
        text = "\n".join(self.sentences)
        date = Known(value=self.date, origin="file name") if self.date else None
        document = Document(path=self.path, text=text, date=date, meta={"page": "1", "source": self.source})
        article = Article(id=self._article, text=text, pieces=((0, 0, len(text)),), headline=self.headline)
        return Page(
            document=document,
            readings=(Reading(article=article, mentions=tuple(self.mentions), facts=tuple(self.facts)),),
        )


def body(sheet: Sheet, surface: str, full: str | None = "") -> Argument:
    """Return the argument of a body, its label read off its name."""
    name = full or surface
    label = BODY_LABELS[0] if name.endswith("工会") else BODY_LABELS[1] if name.endswith("公司") else BODY_LABELS[2]
    return sheet.name(label, surface, full)


def news() -> list[Page]:
    """Return eight pages: chairs who follow each other and two at once, honours, a partnership, a name left open."""
    return [_spring(), _summer(), _successor(), _honours(), _again(), _contest(), _treaty(), _two_chairs()]


def _spring() -> Page:
    sheet = Sheet("news/2018-05-03.txt", date="2018-05-03", headline="重庆市总工会召开全委会")
    sheet.say("本报讯(记者陈晓岚)重庆市总工会主席郑洪、副主席李明远出席会议。").byline("陈晓岚")
    chongqing = body(sheet, "重庆市总工会")
    sheet.role("郑洪", "主席", chongqing).role("李明远", "副主席", chongqing).located(chongqing, "重庆市")
    sheet.say("渝北区总工会主席王芳发言。")
    yubei = body(sheet, "渝北区总工会", "重庆市渝北区总工会")
    return sheet.role("王芳", "主席", yubei).located(yubei, "重庆市渝北区").page()


def _summer() -> Page:
    sheet = Sheet("news/2019-06-10.txt", date="2019-06-10", headline="走访慰问一线职工")
    sheet.say("市总工会主席郑洪来到长江齿轮有限公司，公司工会主席赵国庆介绍情况。")
    chongqing, union = body(sheet, "市总工会", "重庆市总工会"), sheet.name("UNION", "公司工会", "长江齿轮有限公司工会")
    sheet.role("郑洪", "主席", chongqing).role("赵国庆", "主席", union)
    return sheet.fact("union_of", union=union, employer=body(sheet, "长江齿轮有限公司")).page()


def _successor() -> Page:
    sheet = Sheet("news/2021-03-02.txt", date="2021-03-02", headline="成渝两地工会座谈")
    sheet.say("重庆市总工会主席周立新与四川省总工会主席郑洪座谈。")
    sheet.role("周立新", "主席", body(sheet, "重庆市总工会"))
    sichuan = body(sheet, "四川省总工会")
    return sheet.role("郑洪", "主席", sichuan, valid_from="2020").located(sichuan, "四川省").page()


def _honours() -> Page:
    sheet = Sheet("news/2018-05-01.txt", date="2018-05-01", headline="五一表彰")
    sheet.say("长江齿轮有限公司获得全国五一劳动奖状。")
    sheet.award(body(sheet, "长江齿轮有限公司"), "全国五一劳动奖状")
    sheet.say("长江齿轮有限公司工会被授予全国模范职工之家称号。")
    sheet.award(body(sheet, "长江齿轮有限公司工会"), "全国模范职工之家")
    sheet.say("重庆市总工会授予王芳重庆五一劳动奖章。")
    return sheet.award(sheet.name("PERSON", "王芳"), "重庆五一劳动奖章", body(sheet, "重庆市总工会")).page()


def _again() -> Page:
    sheet = Sheet("news/2021-05-01.txt", date="2021-05-01", headline="劳动者的荣光")
    sheet.say("重庆市总工会授予王芳重庆五一劳动奖章。")
    sheet.award(sheet.name("PERSON", "王芳"), "重庆五一劳动奖章", body(sheet, "重庆市总工会"))
    sheet.say("重庆市总工会授予王芳重庆工匠称号。")
    return sheet.award(sheet.name("PERSON", "王芳"), "重庆工匠", body(sheet, "重庆市总工会")).page()


def _contest() -> Page:
    sheet = Sheet("news/2019-09-15.txt", date="2019-09-15", headline="技能大赛开幕")
    sheet.say("由重庆市总工会、重庆市人力资源和社会保障局共同主办的2019年重庆市职工技能大赛开幕。")
    event = sheet.name("EVENT", "2019年重庆市职工技能大赛")
    for name in ("重庆市总工会", "重庆市人力资源和社会保障局"):
        sheet.fact("organise", org=body(sheet, name), event=event)
    return sheet.say("通讯员陈晓岚报道。").byline("陈晓岚", "通讯员").page()


def _treaty() -> Page:
    sheet = Sheet("news/2020-11-20.txt", date="2020-11-20", headline="川渝工会签约")
    sheet.say("四川省总工会与重庆市总工会签订川渝工会合作协议。")
    sides = {"a": body(sheet, "四川省总工会"), "b": body(sheet, "重庆市总工会")}
    sheet.fact("partner", {"what": "川渝工会合作协议"}, **sides)
    sheet.say("县总工会主席孙玉兰签字。")
    return sheet.role("孙玉兰", "主席", body(sheet, "县总工会", None)).page()


def _two_chairs() -> Page:
    sheet = Sheet("news/2018-06-01.txt", date="2018-06-01", headline="渝北职工之家揭牌")
    sheet.say("渝北区总工会主席刘志强揭牌，渝北区总工会主席王芳致辞。")
    yubei = body(sheet, "渝北区总工会", "重庆市渝北区总工会")
    sheet.role("刘志强", "主席", yubei).role("王芳", "主席", yubei)
    sheet.say("原重庆市总工会主席钱伯年到场。")
    return sheet.role("钱伯年", "主席", body(sheet, "重庆市总工会"), status="former").page()
