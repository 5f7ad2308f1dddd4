// 没有日期的文章和活动 | Articles without a date, and events whose names do not tell one
// param limit: integer = 200 — most rows
// example: limit=3
CALL () {
  MATCH (n:Article) WHERE n.date IS NULL RETURN 'Article' AS label, n
  UNION ALL
  MATCH (n:Event) WHERE n.date IS NULL RETURN 'Event' AS label, n
}
OPTIONAL MATCH (other:Article)-[:MENTIONS]->(n)
WITH label, n, other ORDER BY coalesce(other.date, ''), other.id
WITH label, n, collect(other)[0] AS first
RETURN label, n.name AS name, coalesce(n.source, first.source) AS source, first.name AS article, first.date AS article_date, n.id AS id
ORDER BY label, name, id
LIMIT $limit
