// 某地及其下辖各地 | A place and the places in it, with how many bodies each has
// param place: string — full name or own name of the place (安徽省 or 芜湖市)
// param limit: integer = 500 — most rows
// example: place=安徽省
// answer: {"place_name": "安徽省", "level": "province", "adcode": "340000", "steps": 0, "part_of": null, "unions": 1, "companies": 2, "organizations": 5}
// answer: {"place_name": "安徽省合肥市", "level": "city", "adcode": "340100", "steps": 1, "part_of": "安徽省", "unions": 1, "companies": 0, "organizations": 1}
// answer: {"place_name": "安徽省芜湖市", "level": "city", "adcode": "340200", "steps": 1, "part_of": "安徽省", "unions": 6, "companies": 3, "organizations": 8}
MATCH (place:Place) WHERE place.name = $place OR $place IN place.aliases
MATCH p = (place)<-[:PART_OF*0..4]-(inner:Place)
OPTIONAL MATCH (inner)-[:PART_OF]->(above:Place)
RETURN inner.name AS place_name, inner.level AS level, inner.adcode AS adcode, length(p) AS steps, above.name AS part_of,
       COUNT { (:`Union`)-[:LOCATED_IN]->(inner) } AS unions, COUNT { (:Company)-[:LOCATED_IN]->(inner) } AS companies,
       COUNT { (:Organization)-[:LOCATED_IN]->(inner) } AS organizations
ORDER BY steps, coalesce(adcode, ''), place_name, inner.id
LIMIT $limit
