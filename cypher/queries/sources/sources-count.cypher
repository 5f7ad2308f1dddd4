// 各来源的文章数和提及数 | Sources by their articles and by what these name
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"source": "samples/2015-05-01_02版.txt", "articles": 5, "names": 53, "mentions": 70, "first_date": "2015-05-01"}
// answer: {"source": "samples/2015-06-26_03版.txt", "articles": 4, "names": 47, "mentions": 59, "first_date": "2015-06-26"}
// answer: {"source": "samples/2018-12-14_01版.txt", "articles": 4, "names": 37, "mentions": 57, "first_date": "2018-12-14"}
MATCH (article:Article)
OPTIONAL MATCH (article)-[r:MENTIONS]->()
WITH article, count(r) AS names, sum(r.count) AS mentions
WITH article.source AS source, count(*) AS articles, sum(names) AS names, sum(mentions) AS mentions, min(article.date) AS first_date
RETURN source, articles, names, mentions, first_date
ORDER BY mentions DESC, source
LIMIT $limit
