// 某单位或个人的荣誉，连同其工会的荣誉 | Honours of a company, body or person, and of its union
// param name: string — full name or alias of the recipient
// param limit: integer = 100 — most rows
// example: name=芜湖澄江重型机械有限公司
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
CALL (n) {
  RETURN n AS recipient
  UNION
  MATCH (u:`Union`)-[:UNION_OF]->(n) RETURN u AS recipient
}
MATCH (recipient)-[r:RECEIVED]->(a:Award)
OPTIONAL MATCH (recipient)-[given:AWARDED_BY]->(g) WHERE given.award_id = a.id
WITH recipient, r, a, g, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN recipient.name AS recipient, a.name AS award, a.level AS level, g.name AS grantor,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), recipient, award, coalesce(grantor, ''), r.id
LIMIT $limit
