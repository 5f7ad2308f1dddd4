// 只有一句话为据的事实 | Facts that a single sentence states
// param edge: string = CHAIR_OF — type of edge: CHAIR_OF, VICE_CHAIR_OF, HOLDS_ROLE, RECEIVED, ...; '' for all of these
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"start_name": "岳伯言", "edge": "CHAIR_OF", "end_name": "芜湖澄江重型机械有限公司工会", "what": "董事长"}
// answer: {"start_name": "方映山", "edge": "CHAIR_OF", "end_name": "黄山岫云茶业有限公司", "what": "董事长"}
// answer: {"start_name": "魏柏鈞", "edge": "CHAIR_OF", "end_name": "高雄市金屬製品業產業工會", "what": "理事長"}
MATCH (a)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|ORGANISED|UNION_OF|PARTNER_OF]->(b)
WHERE r.count = 1 AND ($edge = '' OR type(r) = $edge)
WITH a, r, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN a.name AS start_name, type(r) AS edge, b.name AS end_name, coalesce(r.title, r.award, r.what) AS what,
       r.confidence AS confidence, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY confidence, edge, start_name, end_name, r.id
LIMIT $limit
