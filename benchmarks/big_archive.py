"""Make up a big archive: pages with mentions and facts as the pipeline would leave them, none of it read by it.

    python benchmarks/big_archive.py big.db [--articles 36000]

37,000 articles make a graph of some 200,000 nodes and 600,000 edges. The same number makes the same archive. Names are
drawn from lists of characters and the register of places; a few bodies and people are named far more often than others.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, product
from pathlib import Path

from kg.archive import Archive
from kg.model import Argument, Article, Document, Evidence, Fact, Known, Mention, Page, Reading, digest
from kg.text.divisions import full_name, read_places
from kg.text.fold import bare

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红梅建国文志海波晓东新春雨晨思远嘉怡子涵宇轩"
TRADES = [
    "机械",
    "纺织",
    "电子",
    "化工",
    "钢铁",
    "煤业",
    "电力",
    "建筑",
    "物流",
    "医药",
    "食品",
    "汽车",
    "造船",
    "水泥",
    "轴承",
    "仪表",
    "印染",
    "陶瓷",
    "橡胶",
    "玻璃",
]
MARKS = [
    "宏远",
    "长江",
    "东风",
    "华泰",
    "金峰",
    "瑞丰",
    "天成",
    "永兴",
    "广源",
    "振华",
    "新光",
    "恒达",
    "龙腾",
    "鼎盛",
    "海川",
    "星河",
]
HONOURS = ["五一劳动奖章", "五一劳动奖状", "工人先锋号", "模范职工之家", "职工技术能手", "优秀工会工作者"]
TITLES = (("主席", "chair"), ("副主席", "vice_chair"), ("女工委员", "member"), ("办公室主任", "director"))
WORDS = "市总工会组织职工开展劳动和技能竞赛表彰先进集体个人授予奖章称号召开会议选举产生新一届委员会主席副主席"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who can be named, by label, with the running sums of how often each is drawn."""

    names: dict[str, list[str]]
    weights: dict[str, list[float]]


def make_cast(size: int, chosen: random.Random) -> Cast:
    """Return a cast for so many articles."""
    places = sorted({full_name(place) for place in read_places() if place.level != "province" and place.until is None})
    people = ["".join(parts) for parts in product(SURNAMES, GIVEN, GIVEN)]
    companies = [f"{place}{mark}{trade}有限公司" for place, mark, trade in product(places, MARKS, TRADES)]
    unions = [f"{place}总工会" for place in places]
    for names in (people, companies, unions):
        chosen.shuffle(names)
    companies = companies[: size // 2]
    names = {
        "PERSON": people[: 3 * size],
        "UNION": unions + [f"{company}工会" for company in companies[: size // 3]],
        "COMPANY": companies,
        "AWARD": [f"{place}{honour}" for place in places[: size // 40] for honour in HONOURS],
    }
    weights = {
        label: list(accumulate(1 / (1 + at) ** 0.4 for at in range(len(found)))) for label, found in names.items()
    }
    return Cast(names=names, weights=weights)


def iter_pages(articles: int) -> Iterator[Page]:
    """Yield the pages, an article each."""
    chosen = random.Random(0)
    cast = make_cast(articles, chosen)
    for number in range(articles):
        yield _make_page(number, cast, chosen)


def _make_page(number: int, cast: Cast, chosen: random.Random) -> Page:
    path = f"{number // 1000:03}/{number:06}.txt"
    date = f"{2000 + number % 24}-{1 + number % 12:02}-{1 + number % 28:02}"
    writing = _Writing(digest("article", path), cast, chosen)
    for _ in range(3):
        writing.state_role()
    writing.state_award()
    writing.state_byline()
    text = "".join(writing.text)
    document = Document(path=path, text=text, date=Known(value=date, origin="file name"), meta={"source": "本报"})
    article = Article(
        id=writing.article, text=text, pieces=((0, 0, len(text)),), headline=text[:20], date=document.date
    )
    reading = Reading(article=article, mentions=tuple(writing.mentions), facts=tuple(writing.facts))
    return Page(document=document, readings=(reading,))


class _Writing:
    """An article in the making."""

    def __init__(self, article: str, cast: Cast, chosen: random.Random) -> None:
        self.article, self._cast, self._chosen = article, cast, chosen
        self.text: list[str] = []
        self.mentions: list[Mention] = []
        self.facts: list[Fact] = []
        self._length = 0

    def state_role(self) -> None:
        title, kind = self._chosen.choice(TITLES)
        person, union = self._draw("PERSON"), self._draw("UNION")
        start = self._length
        body = self._name("UNION", union)
        self._say(title)
        holder = self._name("PERSON", person)
        self._end("role", start, {"title": title, "kind": kind, "status": "current"}, person=holder, org=body)

    def state_award(self) -> None:
        start = self._length
        company = self._name("COMPANY", self._draw("COMPANY"))
        self._say("获得")
        award = self._name("AWARD", self._draw("AWARD"))
        self._end("award", start, {}, recipient=company, award=award)

    def state_byline(self) -> None:
        start = self._length
        self._say("本报记者")
        reporter = self._name("PERSON", self._draw("PERSON"))
        self._end("byline", start, {"role": "记者"}, person=reporter)

    def _draw(self, label: str) -> str:
        return self._chosen.choices(self._cast.names[label], cum_weights=self._cast.weights[label])[0]

    def _say(self, words: str) -> None:
        self.text.append(words)
        self._length += len(words)

    def _name(self, label: str, name: str) -> Argument:
        entity = digest("entity", label, bare(name))
        start, end = self._length, self._length + len(name)
        mention = Mention(
            start=start, end=end, label=label, text=name, rule="made@1", name=name, reason="as it stands", entity=entity
        )
        self.mentions.append(mention)
        self._say(name)
        return Argument(label=label, mention=mention, name=name, entity=entity)

    def _end(self, fact_type: str, start: int, values: dict[str, str], **slots: Argument) -> None:
        self._say("," + "".join(self._chosen.choices(WORDS, k=60)) + "。")
        quote = "".join(self.text)[start : self._length]
        evidence = Evidence(start=start, end=self._length, quote=quote, rule=f"{fact_type}.made@1")
        confidence = round(self._chosen.uniform(0.5, 1.0), 3)
        self.facts.append(Fact(type=fact_type, slots=slots, values=values, evidence=evidence, confidence=confidence))


def main() -> None:
    """Make the archive that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--articles", type=int, default=37_000)
    asked = parser.parse_args()
    began = time.perf_counter()
    with Archive(asked.archive) as archive:
        for page in iter_pages(asked.articles):
            archive.write(page, "made")
    print(f"{asked.archive}: {asked.articles:,} articles in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
