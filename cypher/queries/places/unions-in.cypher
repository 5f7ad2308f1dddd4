// 某地的工会 | The unions of a place and of the places in it
// param place: string — full name or own name of the place (安徽省芜湖市 or 芜湖市)
// param limit: integer = 200 — most rows
// example: place=芜湖市
// answer: {"union_name": "安徽省芜湖市总工会", "level": "city", "place_name": "安徽省芜湖市", "under": "安徽省总工会"}
// answer: {"union_name": "安徽省芜湖市总工会第十七届委员会", "level": "city", "place_name": "安徽省芜湖市", "under": null}
// answer: {"union_name": "芜湖市机械行业工会联合会", "level": "industry", "place_name": "安徽省芜湖市", "under": null}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH (place)<-[:PART_OF*0..4]-(inner:Place)
MATCH (inner)<-[r:LOCATED_IN]-(u:`Union`)
OPTIONAL MATCH (u)-[:UNDER]->(above:`Union`)
RETURN u.name AS union_name, u.level AS level, inner.name AS place_name, above.name AS under, r.evidence_quote[0] AS sentence
ORDER BY place_name, union_name, coalesce(under, ''), r.id
LIMIT $limit
