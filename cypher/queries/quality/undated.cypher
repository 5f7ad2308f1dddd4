// 没有日期的文章和活动 | Articles without a date, and events whose names do not tell one
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"label": "Article", "name": "县总工会给农民工送清凉", "source": "samples/来稿.txt", "article_date": null}
// answer: {"label": "Event", "name": "“澄江杯”焊工技能大赛", "source": "samples/2015-06-26_03版.txt", "article_date": "2015-06-26"}
// answer: {"label": "Event", "name": "“送法进厂”活动", "source": "samples/2015-05-01_02版.txt", "article_date": "2015-05-01"}
CALL () {
  MATCH (n:Article) WHERE n.date IS NULL RETURN 'Article' AS label, n
  UNION ALL
  MATCH (n:Event) WHERE n.date IS NULL RETURN 'Event' AS label, n
}
OPTIONAL MATCH (n)<-[:MENTIONS]-(other:Article)
WITH label, n, other ORDER BY coalesce(other.date, ''), other.id
WITH label, n, collect(other)[0] AS first
RETURN label, n.name AS name, coalesce(n.source, first.source) AS source, first.name AS article, first.date AS article_date, n.id AS id
ORDER BY label, name, id
LIMIT $limit
