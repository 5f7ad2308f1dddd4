// 某地的活动 | Events in a place
// Those whose names tell the place, and those that a body of the place organised.
// param place: string — full name or own name of the place (安徽省黄山市 or 黄山市)
// param limit: integer = 200 — most rows
// example: place=黄山市
// answer: {"event": "黄山市第二届“匠心杯”职工茶艺大赛", "place": "安徽省黄山市", "organisers": ["安徽省黄山市农业农村局", "安徽省黄山市总工会", "黄山岫云茶业有限公司"], "first_seen": "2019-09-18"}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
CALL (place) {
  MATCH (e:Event) WHERE e.place STARTS WITH place.name RETURN e
  UNION
  MATCH (place)<-[:PART_OF*0..4]-(inner:Place)
  MATCH (inner)<-[:LOCATED_IN]-(b)
  MATCH (b)-[:ORGANISED]->(e:Event) RETURN e
}
WITH DISTINCT e
OPTIONAL MATCH (e)<-[r:ORGANISED]-(b)
WITH e, b, r ORDER BY b.name, r.id
WITH e, collect(b.name) AS organisers, min(r.first_seen) AS first_seen, collect(r.evidence_quote[0])[0] AS sentence,
     collect(r.evidence_article[0])[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN e.name AS event, e.date AS date, e.place AS place, organisers, first_seen,
       sentence, article.name AS article, article.source AS source
ORDER BY coalesce(date, first_seen, ''), event, e.id
LIMIT $limit
