// 某人或某单位的大事记 | What is told of a person or body, in the order of time
// Posts, honours received and given, events, partnerships. `date` is when it began, where a text says so, else of the first article.
// param name: string — full name or alias
// param limit: integer = 500 — most rows
// example: name=贺小川
// answer: {"date": "2015-05-01", "name": "贺小川", "edge": "HOLDS_ROLE", "other": "芜湖澄江重型机械有限公司", "what": "电焊工", "status": "current"}
// answer: {"date": "2015-05-01", "name": "贺小川", "edge": "RECEIVED", "other": "全国五一劳动奖章", "what": null, "status": null}
// answer: {"date": "2015-06-26", "name": "贺小川", "edge": "RECEIVED", "other": "一等奖", "what": null, "status": null}
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (n)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|ORGANISED|PARTNER_OF]-(other)
WHERE type(r) <> 'AWARDED_BY' OR startNode(r).id <> n.id
WITH n, r, other, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN coalesce(r.valid_from, r.first_seen) AS date, n.name AS name, type(r) AS edge, other.name AS other,
       coalesce(r.title, r.award, r.what) AS what, r.status AS status, r.last_seen AS last_seen,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(date, ''), edge, other, coalesce(what, ''), r.id
LIMIT $limit
