// 某地的单位 | The bodies of a place and of the places in it
// param place: string — full name or own name of the place (安徽省芜湖市 or 芜湖市)
// param label: string = '' — Union, Company or Organization; '' for all
// param kind: string = '' — kind of an Organization: party, government, congress, school, association, ...; '' for all
// param limit: integer = 200 — most rows
// example: place=安徽省黄山市
// answer: {"body": "安徽省黄山市总工会", "label": "Union", "kind": "city", "place_name": "安徽省黄山市"}
// answer: {"body": "安徽省黄山市人大常委会", "label": "Organization", "kind": "congress", "place_name": "安徽省黄山市"}
// answer: {"body": "安徽省黄山市农业农村局", "label": "Organization", "kind": "government", "place_name": "安徽省黄山市"}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH (place)<-[:PART_OF*0..4]-(inner:Place)
MATCH (inner)<-[r:LOCATED_IN]-(b:Entity)
WITH b, r, inner, [label IN labels(b) WHERE label <> 'Entity'][0] AS label, r.evidence_article[0] AS key
WHERE ($label = '' OR label = $label) AND ($kind = '' OR b.kind = $kind)
OPTIONAL MATCH (article:Article {id: key})
RETURN b.name AS body, label, coalesce(b.kind, b.level) AS kind, inner.name AS place_name,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY label DESC, place_name, body, r.id
LIMIT $limit
