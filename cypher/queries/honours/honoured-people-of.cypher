// 某单位获得荣誉的人 | The honoured people of a body
// param body: string — full name or alias of the body
// param limit: integer = 200 — most rows
// example: body=芜湖澄江重型机械有限公司
// answer: {"person": "贺小川", "titles": ["电焊工"], "body": "芜湖澄江重型机械有限公司", "award": "全国五一劳动奖章", "level": "national", "first_seen": "2015-05-01", "count": 2}
// answer: {"person": "贺小川", "titles": ["电焊工"], "body": "芜湖澄江重型机械有限公司", "award": "一等奖", "level": "other", "first_seen": "2015-06-26", "count": 1}
// answer: {"person": "贺小川", "titles": ["电焊工"], "body": "芜湖澄江重型机械有限公司", "award": "個人組金牌", "level": "other", "first_seen": "2017-09-08", "count": 1}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)<-[:IN]-(post:Role)<-[:HOLDS]-(p:Person)
WITH b, p, post.title AS title ORDER BY title
WITH b, p, collect(DISTINCT title) AS titles
MATCH (p)-[r:RECEIVED]->(a:Award)
WITH b, p, titles, r, a, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, titles, b.name AS body, a.name AS award, a.level AS level,
       r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(first_seen, ''), person, award, body, r.id
LIMIT $limit
