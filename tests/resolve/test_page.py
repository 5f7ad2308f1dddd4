from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Known, Mention, Reading
from kg.resolve import resolve_page
from tests.resolve.pages import page, read


def resolved(text: str, **more: str | None) -> list[Mention]:
    reading = read(text, **more)  # type: ignore[arg-type]
    return list(resolve_page(page(reading), [reading])[0].mentions)


def names(text: str, **more: str | None) -> list[str | None]:
    return [mention.name for mention in resolved(text, **more)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("山东省烟台市昨日下雨,‹UNION市总工会›送去雨衣", "山东省烟台市总工会"),
        ("重庆市人大常委会副主任、‹UNION市总›主席到场", "重庆市总工会"),
        ("青岛市今年入夏早,‹ORG市人大常委会›开会", "山东省青岛市人大常委会"),
        ("广西百色今年有雨,‹ORG自治区党委宣传部›发文", "广西壮族自治区党委宣传部"),
        ("福建省厦门市同安区设了点,‹ORG区图书馆›送书", "福建省厦门市同安区图书馆"),
        ("湖南省浏阳市设了点,‹UNION市总工会›送书", "湖南省浏阳市总工会"),
        ("河北省保定市设了点,‹ORG团市委›送书", "共青团保定市委"),
        ("常州市设了点,‹ORG市音协›送歌", "江苏省常州市音乐家协会"),
        ("杭州市上城区小营街道开了会,‹UNION街道工会›到场", "浙江省杭州市上城区小营街道工会"),
        ("芜湖经开区开了会,‹ORG经开区党工委›到场", "芜湖经开区党工委"),
        ("上海市浦东新区开了会,‹UNION新区总工会›到场", "上海市浦东新区总工会"),
        ("阳泉市开了会,‹UNION郊区总工会›到场", "山西省阳泉市郊区总工会"),
    ],
)
def test_a_bare_level_means_the_place_of_the_article(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("烟台工会", "山东省烟台市总工会"),
        ("青海省总", "青海省总工会"),
        ("北京西城区总", "北京市西城区总工会"),
        ("广西总工会", "广西壮族自治区总工会"),
        ("南通市总权益部", "江苏省南通市总工会权益部"),
        ("南京供电公司工会", "南京供电公司工会"),
        ("全总", "中华全国总工会"),
        ("全国总工会", "中华全国总工会"),
        ("全总保障部", "中华全国总工会保障部"),
        ("全国音协", "中国音乐家协会"),
        ("“小橘灯”工作室", "“小橘灯”工作室"),
        ("“小橘灯”", "小橘灯"),
        ("双桥\n集团", "双桥集团"),
    ],
)
def test_a_name_that_needs_no_other_words(words: str, name: str) -> None:
    assert names(f"‹UNION{words}›开会") == [name]


def test_the_union_of_a_county_in_short_takes_the_county_of_the_article() -> None:
    assert names("‹UNION龙游工会›结盟,龙游县的职工受益") == ["浙江省衢州市龙游县总工会"]


def test_a_township_takes_the_county_of_the_article() -> None:
    assert names("嘉善县的‹UNION陶庄镇工会›开会") == ["浙江省嘉兴市嘉善县陶庄镇工会"]


@pytest.mark.parametrize("words", ["水乡酒店", "小镇公司", "旗山集团", "镇海化工公司"])
def test_a_company_may_begin_like_a_level(words: str) -> None:
    assert names(f"嘉善县陶庄镇开会,‹COMPANY{words}›到场") == [words]


def test_a_county_of_a_common_name_takes_the_city_of_the_article() -> None:
    assert names("福州市开会,‹UNION鼓楼区总工会›到场") == ["福建省福州市鼓楼区总工会"]


def test_a_county_of_a_common_name_stays_of_its_article_where_nothing_says_which() -> None:
    one, other = read("‹UNION鼓楼区总工会›开会。"), read("‹UNION鼓楼区总工会›又开会。")
    first, second = (resolve_page(page(reading), [reading])[0].mentions[0] for reading in (one, other))
    assert first.name == second.name == "鼓楼区总工会"
    assert first.entity != second.entity


@pytest.mark.parametrize(
    "text",
    [
        "‹UNION市总工会›开会",
        "长沙市总工会与株洲市总工会签约。‹UNION市总工会›随后落实",
        "深圳市南山区、宝安区总工会到场,‹UNION区总工会›介绍",
        "‹UNION公司工会›开会",
        "‹ORG区图书馆›开门",
        "‹COMPANY四公司›开工",
    ],
)
def test_what_the_page_does_not_settle_has_no_name(text: str) -> None:
    assert names(text) == [None]


def test_a_place_dated_in_the_headline_beats_one_named_in_passing() -> None:
    text = "近日,赴深圳市学习的干部回来了。海口市总工会说有收获。‹UNION市总工会›将推广"
    assert names(text, headline="海口市学习外地经验") == ["海南省海口市总工会"]


def test_the_dateline_decides_where_the_text_names_no_place() -> None:
    (mention,) = resolved("‹UNION市总工会›开会", place="泰州")
    assert mention.name == "江苏省泰州市总工会"
    assert mention.reason is not None
    assert "dated from 江苏省泰州市" in mention.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("凉山州办了夜校,‹UNION州总工会›牵头", "四川省凉山州总工会"),
        ("喀什地区办了夜校,‹UNION地区工会›牵头", "新疆维吾尔自治区喀什地区工会"),
        ("宁波经济技术开发区办了夜校,‹UNION开发区工会›牵头", "宁波经济技术开发区工会"),
        ("晋江市办了夜校。‹UNION市总工会›牵头", "福建省泉州市晋江市总工会"),
        ("嘉兴市有雨,嘉兴市有风。海宁市总工会办了夜校。‹UNION市总工会›牵头", "浙江省嘉兴市海宁市总工会"),
        ("郑州市很热,郑州市有风。新郑市委常委、‹UNION市总工会›主席到场", "河南省郑州市新郑市总工会"),
        ("宁波市海曙区办了夜校,‹ORG团区委›牵头", "共青团宁波市海曙区委"),
        ("昨天在康乐村,图为‹UNION街道总工会›。广州市海珠区凤阳街道总工会的人", "广东省广州市海珠区凤阳街道总工会"),
    ],
)
def test_a_level_means_the_lower_place_and_keeps_its_spelling(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("date", "name"), [("2008-05-01", "安徽省六安市寿县总工会"), ("2020", "安徽省淮南市寿县总工会")]
)
def test_a_place_lies_where_it_lay_when_the_article_was_written(date: str, name: str) -> None:
    reading = read("寿县有雨,‹UNION县总工会›送伞")
    reading = replace(reading, article=replace(reading.article, date=Known(value=date, origin="dateline")))
    assert resolve_page(page(reading), [reading])[0].mentions[0].name == name


def test_the_reason_says_where_the_place_stands() -> None:
    (mention,) = resolved("烟台市很热,‹UNION市总工会›送水")
    assert mention.reason == "市总工会 → 山东省烟台市总工会: 烟台市 stands before in this article (offset 0)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‹COMPANY江苏南通双桥纺织有限公司›开会,‹UNION公司工会›到场", "江苏南通双桥纺织有限公司工会"),
        ("‹COMPANY江苏南通双桥纺织有限公司›开会,‹COMPANY双桥公司›到场", "江苏南通双桥纺织有限公司"),
        ("‹COMPANY江苏南通双桥纺织有限公司›开会,‹UNION双桥公司工会›到场", "江苏南通双桥纺织有限公司工会"),
        ("‹UNION邢北能源东梁矿工会›评比,‹UNION矿工会›发奖", "邢北能源东梁矿工会"),
        ("‹COMPANY郑西集团公司›开会,‹COMPANY郑西集团›出资,‹UNION集团工会›出力", "郑西集团公司工会"),
        ("‹ORG海东大学›迎新,‹UNION该校工会›到场", "海东大学工会"),
        ("‹COMPANY邮储银行浙江省分行›开会,‹ORG省分行党委›到场", "邮储银行浙江省分行党委"),
        ("‹COMPANY中铁二十六局›开工,‹COMPANY四公司›到场", "中铁二十六局四公司"),
        ("‹ORG长春客运段乌鲁木齐车队›获奖,‹ORG长春客运段乌车队›庆祝", "长春客运段乌鲁木齐车队"),
        ("‹COMPANY安徽华陵汽车公司›很大,‹COMPANY安徽华陵汽车›很好", "安徽华陵汽车公司"),
        ("芜湖市很大,‹ORG芜湖经开区›党工委委员、‹UNION总工会›主席到场", "芜湖经开区总工会"),
        ("‹ORG都江堰市委›常委、‹UNION总工会›主席到场", "四川省成都市都江堰市总工会"),
        ("‹UNION彰化縣總工會›開會,‹UNION工聯會›到場", "香港工會聯合會"),
        ("‹ORG都江堰市委›常委、‹ORG宣传部›部长到场", "四川省成都市都江堰市委宣传部"),
    ],
)
def test_a_form_that_points_at_a_body_takes_its_name(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‹COMPANY水泉矿务局›开会,‹UNION局工会›到场", "水泉矿务局工会"),
        ("‹COMPANY水泉矿务局›开会,‹UNION矿务局工会›到场", "水泉矿务局工会"),
        ("‹COMPANY水泉矿务局›开会,‹ORG局火药厂›到场", "水泉矿务局火药厂"),
        ("‹COMPANY海东船舶修造厂›开会,‹UNION船厂工会›到场", "海东船舶修造厂工会"),
        ("‹COMPANY冀东能源水泉南矿›开会,‹ORG南矿掘进二队›到场", "冀东能源水泉南矿掘进二队"),
        ("‹COMPANY南宏双桥建筑安装公司›开会,‹COMPANY双桥公司›到场", "南宏双桥建筑安装公司"),
        ("‹COMPANY沈阳双拓半导体装备股份有限公司›开会,‹COMPANY双拓装备›到场", "沈阳双拓半导体装备股份有限公司"),
        ("‹COMPANY南昌市公共交通总公司›开会,‹COMPANY南昌公交›到场", "南昌市公共交通总公司"),
        ("‹COMPANY平江双昌鞋业有限公司›开会,‹COMPANY双昌›到场", "平江双昌鞋业有限公司"),
        ("‹ORG北京双翼地面服务有限公司装卸队›开会,‹COMPANY双翼公司›到场", "北京双翼地面服务有限公司"),
        ("‹COMPANY江苏双雀家纺有限公司›开会,‹ORG双雀家纺绣花车间›到场", "江苏双雀家纺有限公司绣花车间"),
        ("‹COMPANY双桥糖厂›改制为‹COMPANY海东糖业公司›,‹UNION公司工会›到场", "海东糖业公司工会"),
    ],
)
def test_a_noun_or_a_cut_name_takes_the_body_that_ends_or_is_called_so(text: str, expected: str) -> None:
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "‹UNION海东省邮政公司工会›、‹UNION福建省邮政工会›开会",
        "‹UNION电力师水利局工会›、‹UNION福建省总工会›开会",
        "‹COMPANY郑西集团公司›和‹COMPANY郑西集团白水煤矿›开会",
    ],
)
def test_whole_names_are_not_filled_up(text: str) -> None:
    mentions = resolved(text)
    assert [mention.name for mention in mentions] == [mention.text for mention in mentions]


def test_a_short_name_takes_the_long_one_of_an_article_beside_it() -> None:
    whole = read("‹COMPANY江苏双桥能源有限公司›换届。", headline="换届")
    other = read("‹UNION双桥能源工会›办夜校。", headline="夜校")
    mentions = resolve_page(page(whole, other), [whole, other])[1].mentions
    assert [mention.name for mention in mentions] == ["江苏双桥能源有限公司工会"]


def test_a_parent_is_not_its_subsidiary() -> None:
    text = "‹COMPANY鞍东集团›开会,‹COMPANY鞍东集团矿业公司›到场"
    assert names(text) == ["鞍东集团", "鞍东集团矿业公司"]


def test_companies_of_two_places_stay_apart() -> None:
    text = "‹COMPANY南京供电公司›开会,‹COMPANY南京江宁供电公司›到场"
    assert names(text) == ["南京供电公司", "南京江宁供电公司"]


def test_traditional_text_keeps_its_characters() -> None:
    text = "‹UNION彰化縣總工會›開會,‹ORG縣政府›到場"
    assert names(text) == ["彰化縣總工會", "彰化縣政府"]


def test_a_fragment_looks_into_the_article_beside_it() -> None:
    whole = read("‹COMPANY郑西集团公司›帮扶职工。", headline="郑西集团帮扶职工")
    rest = read("‹UNION集团工会›也出力。", kind="fragment")
    mentions = resolve_page(page(whole, rest), [whole, rest])[1].mentions
    assert [mention.name for mention in mentions] == ["郑西集团公司工会"]


def test_an_article_with_a_headline_does_not_take_a_neighbours_company() -> None:
    whole = read("‹COMPANY郑西集团公司›帮扶职工。", headline="郑西集团帮扶职工")
    other = read("‹UNION集团工会›也出力。", headline="又一家集团")
    assert resolve_page(page(whole, other), [whole, other])[1].mentions[0].name is None


def test_the_newspaper_is_the_last_resort() -> None:
    reading = read("‹UNION市总工会›开会。")
    document = page(reading, meta={"newspaper": "宁波晚报"})
    assert resolve_page(document, [reading])[0].mentions[0].name == "浙江省宁波市总工会"


def test_a_province_that_the_whole_page_plays_in_is_that_of_every_article() -> None:
    first, second = read("浙江省丽水市有雨。", headline="有雨"), read("温州市有风。", headline="有风")
    third = read("‹UNION省总工会›提醒职工。", headline="提醒")
    assert resolve_page(page(first, second, third), [first, second, third])[2].mentions[0].name == "浙江省总工会"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("烟台市开会,她是‹AWARD市十佳班主任›", "山东省烟台市十佳班主任"),
        ("他获‹AWARD全国五一劳动奖章›,这枚‹AWARD奖章›很重", "全国五一劳动奖章"),
        ("他是‹AWARD全国劳模›", "全国劳动模范"),
        ("他获‹AWARD市级一等奖›,烟台市为他庆贺", "市级一等奖"),
    ],
)
def test_honours_are_named_in_full(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_entities_are_of_the_whole_chain_and_of_the_label() -> None:
    short = resolved("江苏省江阴市下雨,‹UNION市总工会›送伞")[0]
    long = resolved("无锡市江阴市下雨,‹UNION江阴市总工会›送伞")[0]
    assert short.name == "江苏省江阴市总工会"
    assert long.name == "江苏省无锡市江阴市总工会"
    assert short.entity == long.entity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中共成都市委", "成都市委"),
        ("成都市人民政府", "成都市政府"),
        ("成都市人民代表大会常务委员会", "成都市人大常委会"),
    ],
)
def test_an_office_is_one_entity_however_formal_its_name(one: str, other: str) -> None:
    first, second = resolved(f"‹ORG{one}›发文,‹ORG{other}›又发文")
    assert first.entity == second.entity


def test_an_unsettled_form_is_an_entity_of_its_article() -> None:
    first, second = resolved("‹UNION市总工会›开会")[0], resolved("‹UNION市总工会›又开会")[0]
    assert first.entity is not None
    assert first.entity != second.entity


def test_a_post_is_no_entity() -> None:
    assert [mention.entity for mention in resolved("‹ROLE主席›到场")] == [None]


def test_people_are_called_what_they_are() -> None:
    assert names("‹PERSON王 强›、‹PERSON李\n梅›到场") == ["王强", "李梅"]


@given(
    st.lists(
        st.sampled_from(["烟台市", "市总工会", "公司工会", "双桥公司", "江苏双桥纺织有限公司", "、", "。", "同安区"]),
        max_size=12,
    )
)
def test_spans_and_words_stay_as_they_were(words: list[str]) -> None:
    text = "".join(f"‹ORG{word}›" if len(word) > 3 else word for word in words)
    reading = read(text)
    (after,) = resolve_page(page(reading), [reading])
    assert _bare(after) == _bare(reading)
    assert all(mention.reason and mention.entity for mention in after.mentions)
    assert resolve_page(page(reading), [reading]) == (after,)


def _bare(reading: Reading) -> list[tuple[int, int, str, str]]:
    return [(mention.start, mention.end, mention.label, mention.text) for mention in reading.mentions]
