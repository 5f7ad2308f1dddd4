// 某日的文章 | The articles of a date
// param date: date — the day, month or year
// param limit: integer = 500 — most rows
// example: date=2015-06
// answer: {"date": "2015-06-26", "article": "贺小川师徒包揽前两名", "kind": "news", "names": 23, "source": "samples/2015-06-26_03版.txt"}
// answer: {"date": "2015-06-26", "article": "芜湖市机械行业工会联合会成立", "kind": "news", "names": 11, "source": "samples/2015-06-26_03版.txt"}
// answer: {"date": "2015-06-26", "article": "让工资协商“谈”得更实", "kind": "opinion", "names": 4, "source": "samples/2015-06-26_03版.txt"}
MATCH (article:Article) WHERE article.date STARTS WITH $date
RETURN article.date AS date, article.page AS page, article.name AS article, article.kind AS kind, article.start AS start_offset,
       COUNT { (article)-[:MENTIONS]->() } AS names, article.source AS source
ORDER BY date, source, start_offset, article
LIMIT $limit
