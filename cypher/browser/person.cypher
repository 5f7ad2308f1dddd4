// 某人的职务和荣誉 | A person: posts and honours
// param person: string — full name or alias of the person
// param limit: integer = 100 — most edges
// example: person=贺小川
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH path = (p)-[:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY]-(n)
RETURN path
ORDER BY n.name, n.id
LIMIT $limit
