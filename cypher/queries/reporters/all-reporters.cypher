// 全部记者、通讯员、摄影 | All who report, those with most articles first
// param limit: integer = 100 — most rows
// example: limit=3
MATCH (p:Person)-[r:REPORTED]->(article:Article)
WITH p, r, article ORDER BY coalesce(article.date, ''), article.id
WITH p, r.role AS role, collect(article.name) AS articles,
     collect(r.evidence_quote[0]) AS sentences, collect(article.source) AS sources
RETURN p.name AS reporter, role, size(articles) AS count, articles, sentences[0] AS sentence, sources[0] AS source
ORDER BY count DESC, reporter, role, p.id
LIMIT $limit
