// 同一单位多次授予的荣誉 | Recipients whom one grantor honoured more than once
// `years` are those in which an article says so; one honour in two years counts, and so do two honours.
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"recipient": "芜湖澄江重型机械有限公司", "grantor": "中华全国总工会", "awards": ["全国五一劳动奖状", "全国厂务公开民主管理示范单位"], "years": ["2015", "2019"]}
MATCH (n:Entity)-[r:AWARDED_BY]->(g)
UNWIND r.evidence_article AS id
MATCH (article:Article {id: id})
WITH n, g, r.award AS award, left(article.date, 4) AS year ORDER BY award, year
WITH n, g, collect(DISTINCT award) AS awards, collect(DISTINCT year) AS years
WHERE size(awards) > 1 OR size(years) > 1
RETURN n.name AS recipient, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, g.name AS grantor, awards, years
ORDER BY recipient, grantor, n.id, g.id
LIMIT $limit
