// 与某单位签约结盟的单位 | Bodies that a body signed or allied with
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=四川省总工会
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)-[r:PARTNER_OF]-(other)
RETURN b.name AS body, other.name AS partner, r.what AS what, r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence
ORDER BY coalesce(r.first_seen, ''), partner, what
LIMIT $limit
