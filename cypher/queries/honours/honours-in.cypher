// 某地单位及其人员的荣誉 | Honours of the bodies of a place and of their people
// param place: string — full name or own name of the place (安徽省芜湖市 or 芜湖市)
// param limit: integer = 200 — most rows
// example: place=安徽省铜陵市
// answer: {"recipient": "钟大勇", "label": "Person", "award": "全国五一劳动奖章", "level": "national", "first_seen": "2015-05-01", "count": 2}
// answer: {"recipient": "铜陵凤鸣铜业有限公司", "label": "Company", "award": "全国五一劳动奖状", "level": "national", "first_seen": "2020-04-29", "count": 1}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH (place)<-[:PART_OF*0..4]-(inner:Place)
MATCH (inner)<-[:LOCATED_IN]-(b)
WITH DISTINCT b
CALL (b) {
  RETURN b AS n
  UNION
  MATCH (b)<-[:IN]-(:Role)<-[:HOLDS]-(p:Person) RETURN p AS n
}
WITH DISTINCT n
MATCH (n)-[r:RECEIVED]->(a:Award)
WITH n, r, a, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN n.name AS recipient, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, a.name AS award, a.level AS level,
       r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(first_seen, ''), recipient, award, r.id
LIMIT $limit
