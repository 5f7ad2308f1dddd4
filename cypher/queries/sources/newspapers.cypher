// 各报刊的文章数 | Newspapers by their articles
// The row without a newspaper counts articles whose pages do not say which they are of.
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"articles": 32, "documents": 17, "first_date": "2015-05-01", "last_date": "2021-04-28"}
MATCH (article:Article)
WITH article.newspaper AS newspaper, count(*) AS articles, count(DISTINCT article.document) AS documents,
     min(article.date) AS first_date, max(article.date) AS last_date
RETURN newspaper, articles, documents, first_date, last_date
ORDER BY articles DESC, coalesce(newspaper, '')
LIMIT $limit
