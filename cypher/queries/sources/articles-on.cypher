// 某日的文章 | The articles of a date
// param date: date — the day, month or year
// param limit: integer = 500 — most rows
// example: date=2015-06
MATCH (article:Article) WHERE article.date STARTS WITH $date
RETURN article.date AS date, article.page AS page, article.name AS article, article.kind AS kind, article.start AS start_offset,
       COUNT { (article)-[:MENTIONS]->() } AS names, article.source AS source
ORDER BY date, source, start_offset, article
LIMIT $limit
