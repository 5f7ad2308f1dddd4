// 某位记者、通讯员的报道 | The articles of a reporter
// param person: string — full name of the reporter
// param limit: integer = 200 — most rows
// example: person=陈晓岚
MATCH (p:Person {name: $person})-[r:REPORTED]->(article:Article)
RETURN article.date AS date, article.name AS article, r.role AS role, article.source AS source, article.page AS page,
       r.evidence_quote[0] AS sentence
ORDER BY coalesce(date, ''), article, role, source
LIMIT $limit
