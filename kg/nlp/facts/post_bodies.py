"""To which body a post belongs, and its title there: 工会主席 of a company is 主席 of its union, a mayor heads a government."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.model import Argument, Mention
from kg.nlp.facts.reading import Scene
from kg.nlp.lexicon import alternation, post_prefixes
from kg.text.divisions import full_name

_GOVERNOR = re.compile(r"(?:副|常务副|代|代理)*(?:省|市|区|县|州|盟|旗|镇|乡)长$")
_UNIT = re.compile(
    r"(?P<unit>(?!副|常务|党|工会|主办|专).{1,8}(?:部|处|科|室|办|委员会|中心|局|厅|车间|分会|[审工职]委))"
    r"(?P<rest>(?:常务|执行)?副?(?:部长|处长|科长|主任|局长|厅长|主席|会长|经理|会计|干事))$"
)
_TERM_OF_OFFICE = re.compile(r"(?P<union>.+工[会會])第[^第]{1,4}[届屆](?:全国|全省|执行)?(?:委员会|委員會|执行委员会)$")


def lasting_body(body: Mention) -> Mention:
    """Return the body that outlives a term: of 某省总工会第十四届委员会 the union itself."""
    match = _TERM_OF_OFFICE.match(body.text)
    return replace(body, end=body.start + match.end("union"), text=match["union"]) if match else body


def noun_body(scene: Scene, span: tuple[int, int]) -> Argument:
    """Return the body of a bare noun (公司党委书记, 局工会主席) as an argument; which one it is, resolution says."""
    start, end = span
    text = scene.view.text[start:end]
    union, other = text.endswith("工会"), text.endswith(("会", "會", "校", "院", "局", "中心"))
    label = "UNION" if union else "ORG" if other else "COMPANY"
    return Argument(
        label=label,
        mention=Mention(start=start, end=end, label=label, text=text, rule="role.owner", confidence=0.7),
    )


@cache
def _union_post() -> re.Pattern[str]:
    unions = frozenset(organ for organ in post_prefixes()[0] if "工会" in organ)
    return re.compile(f"(?P<organ>{alternation(unions)})(?P<rest>.+)")


def place_post(scene: Scene, post: Mention, unit: str, body: Argument | None) -> tuple[Argument | None, str]:
    """Return the body that a post belongs to and its title there, given the body named for it and words of a unit behind that."""
    title = "".join(post.text.split())
    if _GOVERNOR.match(title):
        return _government(scene, post, body), title
    if body is None or body.mention is None:
        return body, title
    if match := _union_post().match(title):
        if body.label == "UNION" and not body.suffix:
            return body, title
        return Argument(label="UNION", mention=body.mention, suffix=unit + match["organ"]), match["rest"]
    if not unit and (match := _UNIT.match(title)):
        unit, title = match["unit"], match["rest"]
    return (Argument(label="ORG", mention=body.mention, suffix=unit) if unit else body), title


def _government(scene: Scene, post: Mention, body: Argument | None) -> Argument | None:
    """Return the government that a mayor or governor heads: of the place before the post, or of the party's committee."""
    hit = scene.view.place_ends.get(post.start)
    if hit is not None and hit.place is not None:
        return Argument(label="ORG", name=f"{full_name(hit.place)}人民政府")
    if body is not None and body.mention is not None and body.mention.text.endswith("委"):
        return Argument(label="ORG", mention=body.mention, suffix="人民政府")
    return None
