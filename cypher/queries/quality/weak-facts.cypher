// 把握不大的事实 | Facts of low confidence
// Those read off places (LOCATED_IN) are not weighed and left out.
// param below: number = 0.85 — confidence under which a fact is shown
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"start_name": "岳伯言", "edge": "CHAIR_OF", "end_name": "芜湖澄江重型机械有限公司工会", "what": "董事长", "sentence": "季长河告诉记者,公司工会每月15日举办“厂务公开日”,职工代表可以当面向董事长岳伯言提问。"}
// answer: {"start_name": "罗慕青", "edge": "HOLDS_ROLE", "end_name": "安徽省芜湖市总工会经费审查委员会", "what": "主任", "sentence": "市总工会副主席、经费审查委员会主任罗慕青,市人社局副局长邱炎,澄江重机董事长兼总经理岳伯言为获奖选手颁奖。"}
// answer: {"start_name": "芜湖市机械行业工会联合会", "edge": "RECEIVED", "end_name": "安徽省模范职工之家", "what": null, "sentence": "2017年,联合会荣获安徽省模范职工之家称号;"}
MATCH (a)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|REPORTED|ORGANISED|UNION_OF|PARTNER_OF]->(b) WHERE r.confidence < $below
WITH a, r, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN r.confidence AS confidence, a.name AS start_name, type(r) AS edge, b.name AS end_name,
       coalesce(r.title, r.award, r.role, r.what) AS what, r.evidence_rule[0] AS rule,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY confidence, edge, start_name, end_name, r.id
LIMIT $limit
