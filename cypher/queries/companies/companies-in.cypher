// 某地的企业 | The companies of a place and of the places in it
// param place: string — full name or own name of the place (安徽省芜湖市 or 芜湖市)
// param limit: integer = 200 — most rows
// example: place=芜湖市
// answer: {"company": "芜湖恒远轴承厂", "place_name": "安徽省芜湖市", "first_seen": "2020-01-15"}
// answer: {"company": "芜湖新港船舶修造有限公司", "place_name": "安徽省芜湖市", "first_seen": "2015-06-26"}
// answer: {"company": "芜湖澄江重型机械有限公司", "place_name": "安徽省芜湖市", "first_seen": "2015-05-01"}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH (place)<-[:PART_OF*0..4]-(inner:Place)
MATCH (inner)<-[r:LOCATED_IN]-(c:Company)
WITH c, r, inner, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN c.name AS company, inner.name AS place_name, r.first_seen AS first_seen, r.last_seen AS last_seen,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY place_name, company, r.id
LIMIT $limit
