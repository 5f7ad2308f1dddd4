// 某项荣誉的获得者 | Who received an honour
// param award: string — full name or alias of the honour
// param year: date = '' — only what an article of this year first tells; '' for all years
// param limit: integer = 200 — most rows
// example: award=全国五一劳动奖章
// answer: {"recipient": "汪素琴", "label": "Person", "award": "全国五一劳动奖章", "grantor": "中华全国总工会", "first_seen": "2015-05-01", "count": 2}
// answer: {"recipient": "贺小川", "label": "Person", "award": "全国五一劳动奖章", "grantor": "中华全国总工会", "first_seen": "2015-05-01", "count": 2}
// answer: {"recipient": "钟大勇", "label": "Person", "award": "全国五一劳动奖章", "grantor": "中华全国总工会", "first_seen": "2015-05-01", "count": 2}
MATCH (a:Award) WHERE a.name = $award OR $award IN a.aliases
MATCH (a)<-[r:RECEIVED]-(n:Entity) WHERE $year = '' OR r.first_seen STARTS WITH $year
OPTIONAL MATCH (n)-[given:AWARDED_BY]->(g) WHERE given.award_id = a.id
WITH n, r, a, g, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN n.name AS recipient, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, a.name AS award, g.name AS grantor,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(first_seen, ''), recipient, award, coalesce(grantor, ''), r.id
LIMIT $limit
