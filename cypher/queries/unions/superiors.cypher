// 某工会的上级工会 | The unions above a union
// param union: string — full name or alias of the union
// example: union=安徽省芜湖市鸠江区总工会
// answer: {"union_name": "安徽省芜湖市鸠江区总工会", "steps": 1, "above": "安徽省芜湖市总工会", "level": "city"}
// answer: {"union_name": "安徽省芜湖市鸠江区总工会", "steps": 2, "above": "安徽省总工会", "level": "province"}
// answer: {"union_name": "安徽省芜湖市鸠江区总工会", "steps": 3, "above": "中华全国总工会", "level": "national"}
MATCH (u:`Union`) WHERE u.name = $union OR $union IN u.aliases
MATCH p = (u)-[:UNDER*1..6]->(above:`Union`)
RETURN u.name AS union_name, length(p) AS steps, above.name AS above, above.level AS level
ORDER BY union_name, steps, above
LIMIT 100
