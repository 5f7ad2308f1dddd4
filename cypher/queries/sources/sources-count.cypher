// 各来源的文章数和提及数 | Sources by their articles and by what these name
// param limit: integer = 200 — most rows
// example: limit=3
MATCH (article:Article)
OPTIONAL MATCH (article)-[r:MENTIONS]->()
WITH article, count(r) AS names, sum(r.count) AS mentions
WITH article.source AS source, count(*) AS articles, sum(names) AS names, sum(mentions) AS mentions, min(article.date) AS first_date
RETURN source, articles, names, mentions, first_date
ORDER BY mentions DESC, source
LIMIT $limit
