"""Facts of partners: pairs of bodies, and what they signed, issued or founded together."""

from __future__ import annotations

import pytest

UNION, LATHE, COURT = "兰州市总工会", "天水市总工会", "兰州市中级人民法院"

ONE = [
    ("兰州市总工会与天水市总工会签订《战略合作框架协议书》。", [(UNION, LATHE, "战略合作框架协议书")]),
    ("兰州市总工会与天水市总工会近日在兰州化工机械厂签署《合作备忘录》。", [(UNION, LATHE, "合作备忘录")]),
    ("兰州市总工会与天水市总工会结为友好工会。", [(UNION, LATHE, "结为友好工会")]),
    (
        "由兰州市总工会与兰州市中级人民法院联合出台的关于推进诉调对接的意见。",
        [(UNION, COURT, "关于推进诉调对接的意见")],
    ),
    (
        "兰州市总工会、兰州市中级人民法院联合印发《关于推进诉调对接工作的意见》。",
        [(UNION, COURT, "关于推进诉调对接工作的意见")],
    ),
    ("兰州市总工会携手兰州市中级人民法院,为职工提供法律服务。", [(UNION, COURT, "为职工提供法律服务")]),
    (
        "兰州市总工会、天水市总工会、白银市总工会近日共同签订《疗休养协议》。",
        [(UNION, LATHE, "疗休养协议"), (UNION, "白银市总工会", "疗休养协议"), (LATHE, "白银市总工会", "疗休养协议")],
    ),
    (
        "兰州市总工会盘活资源,联合兰州市图书馆为每家书屋提供300册书籍。",
        [(UNION, "兰州市图书馆", "为每家书屋提供300册书籍")],
    ),
    ("兰州市总工会主席王芳与天水市总工会主席李平签订《合作备忘录》。", [(UNION, LATHE, "合作备忘录")]),
    ("兰州市总工会主席王芳与天水市总工会主席李平在合作协议上签字。", [(UNION, LATHE, "合作协议")]),
    (
        "兰州化工机械厂很热闹。当天,兰州市总工会还与该厂签订《帮扶协议》。",
        [(UNION, "兰州化工机械厂", "帮扶协议")],
    ),
]

NONE = [
    "兰州市总工会与天水市总工会将签订合作协议。",
    "兰州市总工会没有与天水市总工会签订协议。",
    "兰州市总工会与天水市总工会联合举办“我的班组”摄影展。",
    "兰州市总工会与企业签订协议。",
    "兰州市总工会、天水市总工会还与企业签订协议。",
    "兰州市总工会与天水市总工会联合推出“工友生活节”。",
    "兰州市总工会、天水市总工会联合发起倡议。",
]


def partners(reading):
    facts = [fact for fact in reading.facts if fact.type == "partner"]
    return [(f.slots["a"].surface, f.slots["b"].surface, f.values["what"]) for f in facts]


@pytest.mark.parametrize(("text", "wanted"), ONE)
def test_partners_are_read_two_and_two(read, text, wanted):
    assert partners(read(text)) == wanted


@pytest.mark.parametrize("text", NONE)
def test_plans_and_events_are_no_partnerships(read, text):
    assert partners(read(text)) == []
