// 共同举办活动的单位 | Bodies that organised together
// param limit: integer = 100 — most rows
// example: limit=10
// answer: {"first": "安徽省妇女联合会", "second": "安徽省总工会", "count": 1, "events": ["安徽省第三届女职工读书大赛"]}
// answer: {"first": "安徽省芜湖市司法局", "second": "安徽省芜湖市总工会", "count": 1, "events": ["“送法进厂”活动"]}
// answer: {"first": "安徽省芜湖市总工会", "second": "芜湖市人力资源和社会保障局", "count": 1, "events": ["2015年芜湖市“澄江杯”焊工技能大赛"]}
MATCH (a:Entity)-[:ORGANISED]->(e:Event)<-[:ORGANISED]-(b) WHERE a.name < b.name
WITH a, b, e ORDER BY e.name, e.id
WITH a, b, collect(e.name) AS events
RETURN a.name AS first, b.name AS second, size(events) AS count, events
ORDER BY count DESC, first, second, a.id, b.id
LIMIT $limit
