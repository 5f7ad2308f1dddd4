// 企业与其工会、工会主席 | Companies with their unions and who chairs those
// param limit: integer = 200 — most rows
// example: limit=3
// answer: {"company": "芜湖澄江重型机械有限公司", "union_name": "芜湖澄江重型机械有限公司工会", "chairs": ["季长河", "岳伯言"], "count": 9}
// answer: {"company": "芜湖新港船舶修造有限公司", "union_name": "芜湖新港船舶修造有限公司工会", "chairs": ["卫春生"], "count": 4}
// answer: {"company": "铜陵凤鸣铜业有限公司", "union_name": "铜陵凤鸣铜业有限公司工会", "chairs": ["马识途"], "count": 3}
MATCH (u:`Union`)-[r:UNION_OF]->(c:Company)
OPTIONAL MATCH (u)<-[held:CHAIR_OF]-(p:Person) WHERE held.status <> 'former'
WITH u, r, c, p.name AS chair ORDER BY chair
WITH u, r, c, collect(DISTINCT chair) AS chairs, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN c.name AS company, u.name AS union_name, chairs, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY count DESC, company, union_name, r.id
LIMIT $limit
