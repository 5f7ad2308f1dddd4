// 与某单位签约结盟的单位 | Bodies that a body signed or allied with
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=安徽省总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)-[r:PARTNER_OF]-(other)
WITH b, r, other, r.evidence_article[0] AS key
MATCH (article:Article {id: key})
RETURN b.name AS body, other.name AS partner, r.what AS what, r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), body, partner, what, r.id
LIMIT $limit
