// 某单位举办的活动 | Events that a body organised
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=安徽省芜湖市总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)-[r:ORGANISED]->(e:Event)
OPTIONAL MATCH (other)-[:ORGANISED]->(e) WHERE other.id <> b.id
WITH b, r, e, other.name AS partner ORDER BY partner
WITH b, r, e, collect(partner) AS with_bodies, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN e.name AS event, e.date AS date, e.place AS place, b.name AS body, with_bodies, r.first_seen AS first_seen,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), event, body, r.id
LIMIT $limit
