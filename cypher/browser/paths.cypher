// 两人之间的关系 | How two people are connected
// Over posts, honours, events and partnerships, at most eight steps; not over articles.
// param person: string — full name of the one
// param other: string — full name of the other
// param limit: integer = 25 — most paths
// example: person=季长河 other=米佳
MATCH (a:Person {name: $person}), (b:Person {name: $other}) WHERE a.id <> b.id
MATCH path = allShortestPaths((a)-[:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|ORGANISED|UNION_OF|PARTNER_OF|UNDER*..8]-(b))
RETURN path
ORDER BY reduce(text = '', n IN nodes(path) | text + '|' + n.id)
LIMIT $limit
