// 两人之间的关系路径 | The shortest paths between two people
// Over posts, honours, events and partnerships, at most eight steps; not over articles.
// param person: string — full name of the one
// param other: string — full name of the other
// param limit: integer = 10 — most paths
// example: person=季长河 other=米佳
// answer: {"steps": 4, "names": ["季长河", "芜湖澄江重型机械有限公司", "2015年芜湖市“澄江杯”焊工技能大赛", "安徽省芜湖市总工会", "米佳"], "edges": ["HOLDS_ROLE", "ORGANISED", "ORGANISED", "VICE_CHAIR_OF"]}
// answer: {"steps": 4, "names": ["季长河", "芜湖澄江重型机械有限公司", "贺小川", "安徽省芜湖市总工会", "米佳"], "edges": ["HOLDS_ROLE", "HOLDS_ROLE", "VICE_CHAIR_OF", "VICE_CHAIR_OF"]}
MATCH (a:Person {name: $person}), (b:Person {name: $other}) WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|ORGANISED|UNION_OF|PARTNER_OF|UNDER*..8]-(b))
WITH length(p) AS steps, [n IN nodes(p) | n.name] AS names, [r IN relationships(p) | type(r)] AS edges
WITH DISTINCT steps, names, edges
RETURN steps, names, edges
ORDER BY steps, reduce(text = '', name IN names | text + '|' + name), reduce(text = '', edge IN edges | text + '|' + edge)
LIMIT $limit
