// 某单位授予的荣誉 | Honours that a body gave, and to whom
// param grantor: string — full name or alias of the body
// param year: date = '' — only what an article of this year first tells; '' for all years
// param limit: integer = 200 — most rows
// example: grantor=中华全国总工会
// answer: {"grantor": "中华全国总工会", "award": "全国五一劳动奖状", "recipient": "芜湖澄江重型机械有限公司", "label": "Company", "first_seen": "2015-05-01", "count": 1}
// answer: {"grantor": "中华全国总工会", "award": "全国五一劳动奖章", "recipient": "汪素琴", "label": "Person", "first_seen": "2015-05-01", "count": 1}
// answer: {"grantor": "中华全国总工会", "award": "全国五一劳动奖章", "recipient": "贺小川", "label": "Person", "first_seen": "2015-05-01", "count": 1}
MATCH (g:Entity) WHERE g.name = $grantor OR $grantor IN g.aliases
MATCH (g)<-[r:AWARDED_BY]-(n:Entity) WHERE $year = '' OR r.first_seen STARTS WITH $year
WITH g, n, r, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN g.name AS grantor, r.award AS award, n.name AS recipient, [label IN labels(n) WHERE label <> 'Entity'][0] AS label,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(first_seen, ''), award, recipient, grantor, r.id
LIMIT $limit
