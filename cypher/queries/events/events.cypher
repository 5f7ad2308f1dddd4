// 某单位举办的活动 | Events that a body organised
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=安徽省芜湖市总工会
// answer: {"event": "“送法进厂”活动", "date": null, "place": null, "body": "安徽省芜湖市总工会", "with_bodies": ["安徽省芜湖市司法局"], "first_seen": "2015-05-01"}
// answer: {"event": "2015年芜湖市“澄江杯”焊工技能大赛", "date": "2015", "place": "安徽省芜湖市", "body": "安徽省芜湖市总工会", "with_bodies": ["芜湖市人力资源和社会保障局", "芜湖澄江重型机械有限公司"], "first_seen": "2015-06-26"}
// answer: {"event": "首届“匠心芜湖”机械行业职工春节联欢会", "date": null, "place": "安徽省芜湖市", "body": "安徽省芜湖市总工会", "with_bodies": [], "first_seen": "2020-01-15"}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)-[r:ORGANISED]->(e:Event)
OPTIONAL MATCH (e)<-[:ORGANISED]-(other) WHERE other.id <> b.id
WITH b, r, e, other.name AS partner ORDER BY partner
WITH b, r, e, collect(partner) AS with_bodies, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN e.name AS event, e.date AS date, e.place AS place, b.name AS body, with_bodies, r.first_seen AS first_seen,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), event, body, r.id
LIMIT $limit
