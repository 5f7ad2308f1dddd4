from collections import Counter
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ingest import split_articles
from kg.model import Article, Document, Known

LONG = (
    "江州市总工会主席李明来到滨江大桥工地,向坚守岗位的一线职工送去毛巾、凉茶和防暑药品,并仔细询问大家的工作和生活情况。"
)
OTHER = "东湖区总工会把技能竞赛办到车间班组,全年共有三千二百名职工报名,八十人进入决赛,十二人被授予东湖区技术能手称号。"
THIRD = "云岭县总工会联合人社部门走进园区开展招聘服务,四十六家企业带来岗位九百余个,当场达成意向的职工超过二百人。"


def split(text: str, **known: Known) -> tuple[Article, ...]:
    return split_articles(Document(path="page.txt", text=text, **known))


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def check_map(source: str, articles: tuple[Article, ...]) -> None:
    """Assert that each character of the source but white space and marks is in one article, and that maps lead back."""
    taken: Counter[int] = Counter()
    for article in articles:
        for start, at, length in article.pieces:
            assert article.text[start : start + length] == source[at : at + length]
            taken.update(range(at, at + length))
        for index, char in enumerate(article.text):
            at, end = article.to_source(index, index + 1)
            assert char == "\n" or source[at:end] == char
        assert "\n".join(text for _, text in blocks(article)) == article.text
        assert all("\n" not in text for _, text in blocks(article))
    assert all(count == 1 for count in taken.values())
    left = {char for index, char in enumerate(source) if index not in taken and not char.isspace()}
    assert left <= {"*", "#"}


def test_a_headline_with_its_body_is_one_article() -> None:
    source = f"市总工会慰问一线职工\n本报讯(记者王芳){LONG}\n{OTHER}\n{THIRD}\n"
    (article,) = split(source)
    assert article.headline == "市总工会慰问一线职工"
    assert [kind for kind, _ in blocks(article)] == ["headline", "body", "body", "body"]
    check_map(source, (article,))


def test_a_text_without_headline_is_news_all_the_same() -> None:
    (article,) = split(f"{LONG}\n{OTHER}")
    assert (article.kind, article.headline) == ("news", None)


def test_blank_documents_have_no_articles() -> None:
    assert split("") == ()
    assert split(" \n\u3000\n") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("为进一步开拓职工的就业门路,市总工会请来一批经验丰富的外来务", "工人员辅导老师,手把手地教授技能。"),
        ("这次活动由东湖区法院和区总工会共同发起,“两庭”(东湖区法院工业园", "巡回法庭,东湖区劳动争议仲裁庭)同日挂牌。"),
        ("通过“一帮一”“师带徒”等办法,许多职工走上了技术岗位,今年又有“万人培训”", "的计划,覆盖全部街道。"),
        ("据统计,全区三百八十家企业中,已经有二百六十家建立了工会组织,其中高技能人才", "2152人。"),
        ("工会把劳动竞赛和技术革新结合起来,把建立“党员示范岗”和争创先进", "“双培工程”放在一起推动。"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_broken_sentence_is_joined_with_nothing_between(before: str, after: str, gap: str) -> None:
    source = f"{LONG}{gap}{before}{gap}{after}{gap}{OTHER}"
    (article,) = split(source)
    assert [text for _, text in blocks(article)] == [LONG, before + after, OTHER]
    check_map(source, (article,))


def test_a_span_over_a_joint_maps_to_the_source_with_its_line_breaks() -> None:
    source = f"{LONG}\n\n三百多名工会干部旁听了“两庭”(东湖区法院工业园\n\n巡回法庭,仲裁庭)的首场庭审。"
    (article,) = split(source)
    name = "东湖区法院工业园巡回法庭"
    start, end = article.to_source(article.text.index(name), article.text.index(name) + len(name))
    assert source[start:end] == "东湖区法院工业园\n\n巡回法庭"


def test_a_sentence_torn_by_a_picture_goes_on_behind_its_caption() -> None:
    source = dedent(f"""\
        {LONG}

        书画展、读书会接连举办,职工文化生活日渐丰富。为激发更多职工参与文化活动的活力发



        图书车开进了工业园区的各个企业。

        展,工会又向社会征集方案。

        {OTHER}""")
    (article,) = split(source)
    assert ("caption", "图书车开进了工业园区的各个企业。") in blocks(article)
    assert any("文化活动的活力发展,工会又向社会征集方案。" in text for _, text in blocks(article))
    check_map(source, (article,))


def test_a_heading_is_not_drawn_into_the_sentence_that_breaks_off_before_it() -> None:
    source = (
        f"{LONG}\n\n在各级工会组织的共同推动下,目前全区规模以上企业全部参加了和谐企\n\n夯实基础,发挥工会优势\n\n{OTHER}"
    )
    (article,) = split(source)
    assert ("heading", "夯实基础,发挥工会优势") in blocks(article)
    assert blocks(article)[-1] == ("body", OTHER)


def test_text_set_in_columns_is_joined_line_by_line() -> None:
    source = dedent("""\
        江州举办女职工书画展
        　　江州日报讯(记者王芳)三月的江州春意正浓。由江州
        市总工会主办的女职工书画展日前在市文化宫开幕,展出作
        品一百二十余件。副主席赵强出席开幕式并讲话,他说书画
        是职工文化的窗口。
        　　展览将持续到月底。来自江州机床厂的钳工李秀英带来
        了自己的八幅作品,她说白天在车间和钢铁打交道,晚上拿
        起毛笔心就静下来了。
        职工书屋进社区
        　　江州日报讯(记者李明)东湖区总工会在湖滨社区建起第
        十家职工书屋,藏书三千余册,职工可凭会员卡免费借阅。
        """)
    first, second = split(source)
    assert [article.headline for article in (first, second)] == ["江州举办女职工书画展", "职工书屋进社区"]
    assert [len(article.blocks) for article in (first, second)] == [3, 2]
    assert "由江州市总工会主办" in first.text
    assert "建起第十家职工书屋" in second.text
    check_map(source, (first, second))


def test_headlines_part_articles_and_their_neighbours_are_named() -> None:
    source = dedent(f"""\
        畅通“前台”渠道 深化“后台”服务

        江州工会一站式办理信访

        “有话对主席说”信箱三个月办结四百件

        本报讯(记者王芳 通讯员李明){LONG}

        {OTHER}

        云岭三项竞赛同日启动

        本报讯 记者何军报道 {THIRD}
        """)
    first, second = split(source)
    assert [kind for kind, _ in blocks(first)] == ["kicker", "headline", "subhead", "body", "body"]
    assert (first.headline, second.headline) == ("江州工会一站式办理信访", "云岭三项竞赛同日启动")


def test_a_long_headline_of_clauses_heads_its_news() -> None:
    headline = "让党建更有抓手、让工建更有底气,江州市总工会出台新办法,职工拍手叫好"
    first, second = split(f"{LONG}\n\n{headline}\n\n本报讯(记者王芳){OTHER}")
    assert (first.text, second.headline) == (LONG, headline)


def test_a_feature_keeps_its_section_headings_and_byline() -> None:
    source = dedent(f"""\
        {LONG}

        焊花里的二十年

        ——记江州机床厂焊工周平

        王芳

        {OTHER}

        从学徒到师傅

        {THIRD}

        □本报记者 李明
        本报通讯员 赵强
        """)
    _, feature = split(source)
    assert [kind for kind, _ in blocks(feature)] == [
        "headline", "subhead", "byline", "body", "heading", "body", "byline", "byline",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "byline",
    [
        "本报记者 王芳 通讯员 李明 文/图", "记者王芳通讯员李明", "文/本报记者 王芳 图/李明", "王芳/文 李明/摄", "(王芳)", "李明 赵强 摄",
        "赵强 摄(新华社发)", "◎江州日报记者 王 芳", "本报通讯員 買買提", "来源:江州市总工会", "2015年6月26日",
    ],
)  # fmt: skip
def test_bylines_of_many_forms_stand_alone(byline: str) -> None:
    (article,) = split(f"甲厂工会办实事\n{byline}\n{LONG}")
    assert ("byline", byline) in blocks(article)


@pytest.mark.parametrize("title", ["记者手记", "摄影大赛落幕", "图书送到车间", "马上就办", "作者谈诗与焊花"])
def test_titles_that_begin_like_bylines_are_none(title: str) -> None:
    (article,) = split(f"{title}\n{LONG}")
    assert article.headline == title


@given(
    st.lists(st.sampled_from(["记者", "王芳", "摄影", "文", "图", "/", " ", "(", "本报", "报道", "讯"]), max_size=60)
)
def test_lines_made_of_signs_cost_no_more_than_others(words: list[str]) -> None:
    source = "".join(words)
    check_map(source, split(source))


def test_what_follows_an_end_byline_is_another_article() -> None:
    source = f"甲厂工会办实事\n\n{LONG}\n\n□本报记者 王芳\n\n新闻特写\n\n焊花里的二十年\n\n{OTHER}"
    first, second = split(source)
    assert blocks(first)[-1] == ("byline", "□本报记者 王芳")
    assert (second.headline, blocks(second)[0]) == ("焊花里的二十年", ("kicker", "新闻特写"))


def test_a_picture_with_title_and_credit_is_an_article_of_its_own() -> None:
    source = dedent(f"""\
        甲厂工会办实事

        本报讯(记者王芳){LONG}



        身边的榜样

        日前,乙矿工会评出四名好矿工,把他们的事迹做成宣传画。

        李明 赵强 摄

        丙厂工会送清凉

        本报讯(记者何军){OTHER}
        """)
    news, photo, last = split(source)
    assert [article.kind for article in (news, photo, last)] == ["news", "caption", "news"]
    assert blocks(photo)[-1] == ("byline", "李明 赵强 摄")
    assert (photo.headline, last.headline) == ("身边的榜样", "丙厂工会送清凉")


def test_an_author_s_post_and_name_make_one_line_of_an_opinion_piece() -> None:
    source = dedent(f"""\
        **学习贯彻大会精神
        把工会工作做到职工心坎上**

        {LONG}

        {OTHER}

        江州市人大常委会副主任、市总工会主席
        李明

        丙厂工会送清凉

        本报讯(记者何军){THIRD}
        """)
    opinion, news = split(source)
    assert (opinion.kind, news.headline) == ("opinion", "丙厂工会送清凉")
    assert blocks(opinion)[-1] == ("byline", "江州市人大常委会副主任、市总工会主席李明")
    assert "*" not in opinion.text
    check_map(source, (opinion, news))


def test_a_column_s_name_begins_an_article_that_ends_with_its_author() -> None:
    source = dedent(f"""\
        甲厂工会办实事

        本报讯(记者何军){LONG}

        一线来信

        愿多些这样的“减压屋”

        {OTHER}

        江州机床厂熔炼车间 王芳

        工会论坛

        让工资协商“谈”得更实

        李明

        {THIRD}

        (作者系江州市总工会主席)
        """)
    news, letter, opinion = split(source)
    assert [article.headline for article in (letter, opinion)] == ["愿多些这样的“减压屋”", "让工资协商“谈”得更实"]
    assert blocks(letter)[-1] == ("byline", "江州机床厂熔炼车间 王芳")
    assert [kind for kind, _ in blocks(opinion)] == ["kicker", "headline", "byline", "body", "byline"]
    assert (news.kind, opinion.kind) == ("news", "opinion")


def test_a_captioned_picture_behind_the_last_line_stands_alone() -> None:
    source = f"甲厂工会办实事\n\n本报讯(记者何军){LONG}\n\n\n\n6月8日,代表们在大会上投票。\n\n李明 摄\n"
    news, photo = split(source)
    assert (photo.kind, photo.text) == ("caption", "6月8日,代表们在大会上投票。\n李明 摄")
    assert blocks(news)[-1] == ("body", f"本报讯(记者何军){LONG}")


def test_a_notice_and_a_list_keep_their_lines() -> None:
    names = "\n".join(["王芳 甲厂焊工", "李明 乙厂钳工", "赵强 丙厂司机", "何军 丁厂电工", "周平 戊厂车工"])
    source = f"关于表彰江州市五一劳动奖章的通知\n{names}\n甲厂工会送清凉\n本报讯(记者王芳){LONG}"
    notice, news = split(source)
    assert (notice.kind, notice.headline) == ("notice", "关于表彰江州市五一劳动奖章的通知")
    assert [text for kind, text in blocks(notice) if kind == "body"] == names.split("\n")
    assert news.headline == "甲厂工会送清凉"


def test_a_passage_printed_twice_says_whose_it_repeats() -> None:
    near = OTHER.replace("三千二百名", "三千二百各")
    source = f"甲厂工会办实事\n\n本报讯(记者王芳){LONG}\n\n{OTHER}\n\n丙厂工会送清凉\n\n本报讯(记者何军){THIRD}\n\n{LONG}\n\n{near}"
    articles = split(source)
    first, third, again = articles
    assert (first.repeat_of, third.repeat_of, again.repeat_of) == (None, None, first.id)
    assert again.text == f"{LONG}\n{near}"
    check_map(source, articles)


def test_an_article_printed_twice_keeps_its_headline_and_gets_its_own_id() -> None:
    article = f"甲厂工会办实事\n\n本报讯(记者王芳){LONG}\n\n{OTHER}\n\n"
    first, again = split(article + article)
    assert (first.text, first.headline, first.kind) == (again.text, again.headline, again.kind)
    assert again.repeat_of == first.id != again.id


def test_a_fragment_goes_back_to_the_article_that_breaks_off() -> None:
    source = dedent(f"""\
        甲厂工会办实事

        {LONG}(王芳)

        息,确保需要帮扶的困难职工一个也不遗漏。

        {OTHER}

        乙集团建设服务型工会

        本报讯(记者何军){THIRD}三年来,集团工会走遍了每个矿区,经常搜集职工的生活信
        """)
    first, second = split(source)
    assert "职工的生活信息,确保需要帮扶" in second.text
    assert second.text.endswith(OTHER)
    check_map(source, (first, second))


def test_a_dateline_gives_place_and_date() -> None:
    page = Known(value="2020-01-02", origin="file name")
    (article,) = split(f"四地互认疗休养基地\n新华社江州12月31日电(记者王芳){LONG}", date=page)
    assert article.place == Known(value="江州", origin="dateline")
    assert article.date == Known(value="2019-12-31", origin="dateline")


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("本报江州6月5日讯(记者王芳)", "江州"),
        ("江州日报9月10日讯(记者 王芳)", None),
        ("【本报江州记者王芳】", "江州"),
        ("【互傳媒／記者 王芳／江州 報導】", "江州"),
        ("国际在线江州消息:", "江州"),
        ("本报讯 通讯员王芳报道 ", None),
    ],
)
def test_openings_of_many_papers_begin_an_article(opening: str, place: str | None) -> None:
    articles = split(f"{LONG}\n\n{opening}{OTHER}")
    assert len(articles) == 2
    assert (articles[1].place and articles[1].place.value) == place


def test_the_page_s_own_date_and_place_hold_where_no_dateline_speaks() -> None:
    date, place = Known(value="2015-06-26", origin="option"), Known(value="江州市", origin="metadata")
    (article,) = split(f"甲厂工会办实事\n{LONG}", date=date, place=place)
    assert (article.date, article.place) == (date, place)


def test_a_page_s_head_gives_the_date_and_is_no_headline() -> None:
    (article,) = split(f"2016年3月8日 星期二 03版\n甲厂工会办实事\n本报讯(记者王芳){LONG}")
    assert article.date == Known(value="2016-03-08", origin="page header")
    assert article.headline == "甲厂工会办实事"


def test_source_lines_give_a_date_and_are_bylines() -> None:
    (article,) = split(f"江桥新闻 2011-03-03\n甲厂工会办实事\n{LONG}\n来源:江州市总工会")
    assert article.date == Known(value="2011-03-03", origin="dateline")
    assert [kind for kind, _ in blocks(article)] == ["byline", "headline", "body", "byline"]


def test_text_that_goes_on_on_another_page_is_not_joined_with_what_follows() -> None:
    source = f"甲厂工会办实事\n本报讯(记者王芳){LONG}全市各级工会同时行动(下转第3版)\n{OTHER}"
    assert any(text == OTHER for article in split(source) for _, text in blocks(article))


def test_ids_come_from_the_page_and_the_text() -> None:
    text = f"甲厂工会办实事\n本报讯(记者王芳){LONG}"
    here = split_articles(Document(path="a.txt", text=text))
    there = split_articles(Document(path="b.txt", text=text))
    assert here == there
    assert here[0].id != split_articles(Document(path="a.txt", text=text + OTHER))[0].id


PARTS = st.sampled_from(
    [
        LONG, OTHER, THIRD, LONG[:37], LONG[37:], OTHER[:25], "甲厂工会办实事", "——记焊工周平", "王芳", "李明 摄", "□本报记者 王芳",
        "**学习贯彻大会精神", "把工作做好**", "# 新闻特写", "本报讯(记者何军)" + THIRD, "图为会场一角。", "**", "“两庭”(东湖区",
        "市总工会主席", "2016年3月8日 星期二", "　　", "●建会 ●维权", "A man.", "\ufeff", "𠮷",
    ]
)  # fmt: skip
GAPS = st.sampled_from(["\n", "\n\n", "\n\n\n\n", "\r\n", "\r", " \n ", "\u2028", "\x0b", "\n　　"])


@given(st.lists(st.tuples(PARTS, GAPS), max_size=24))
def test_nothing_is_lost_and_nothing_taken_twice_on_any_page(parts: list[tuple[str, str]]) -> None:
    source = "".join(text + gap for text, gap in parts)
    check_map(source, split(source))


@given(st.text(alphabet="工会主席王芳。,“”()*# \n\r\u3000\x1d12月日摄", max_size=120))
def test_nothing_is_lost_in_any_text(source: str) -> None:
    check_map(source, split(source))


def test_a_line_that_repeats_a_repeat_belongs_to_the_first():
    passage = "她十五岁进厂糊盒子，一九五四年加入工会，一九六〇年被评为先进生产者。平日里谁家有难处，她都上门。"
    tail = "退休那天，自己接出一盏十五瓦的灯。"
    closing = "追悼会于十七日举行，许多老姐妹从各处赶来送行。"
    articles = split_articles(Document(path="x", text="\n".join([passage, tail, passage + tail, closing])))
    ids = {article.id for article in articles}
    assert any(article.repeat_of for article in articles)
    assert all(article.repeat_of is None or article.repeat_of in ids for article in articles)
