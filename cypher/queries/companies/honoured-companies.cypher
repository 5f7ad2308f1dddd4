// 获得荣誉最多的企业（含其工会所获荣誉） | Companies by honours, those of their unions counted
// param limit: integer = 50 — most rows
// example: limit=10
// answer: {"company": "芜湖澄江重型机械有限公司", "honours": 2, "honours_of_union": 1, "awards": ["全国五一劳动奖状", "全国厂务公开民主管理示范单位", "全国模范职工之家"]}
// answer: {"company": "芜湖新港船舶修造有限公司", "honours": 0, "honours_of_union": 2, "awards": ["安徽省模范职工之家", "模范职工之家"]}
// answer: {"company": "澄江重机", "honours": 1, "honours_of_union": 0, "awards": ["全国五一劳动奖状"]}
MATCH (c:Company)
OPTIONAL MATCH (c)-[:RECEIVED]->(own:Award)
WITH c, collect(DISTINCT own.name) AS own
OPTIONAL MATCH (c)<-[:UNION_OF]-(:`Union`)-[:RECEIVED]->(theirs:Award)
WITH c, own, collect(DISTINCT theirs.name) AS of_union
WHERE size(own) + size(of_union) > 0
UNWIND own + of_union AS award
WITH c, own, of_union, award ORDER BY award
WITH c, own, of_union, collect(DISTINCT award) AS awards
RETURN c.name AS company, size(own) AS honours, size(of_union) AS honours_of_union, awards
ORDER BY honours + honours_of_union DESC, company, c.id
LIMIT $limit
