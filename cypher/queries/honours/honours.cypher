// 某单位或个人的荣誉，连同其工会的荣誉 | Honours of a company, body or person, and of its union
// param name: string — full name or alias of the recipient
// param limit: integer = 100 — most rows
// example: name=芜湖澄江重型机械有限公司
// answer: {"recipient": "芜湖澄江重型机械有限公司", "award": "全国五一劳动奖状", "level": "national", "grantor": "中华全国总工会", "first_seen": "2015-05-01", "count": 1, "source": "samples/2015-05-01_02版.txt"}
// answer: {"recipient": "芜湖澄江重型机械有限公司", "award": "全国厂务公开民主管理示范单位", "level": "national", "grantor": "中华全国总工会", "first_seen": "2019-04-30", "count": 1, "source": "samples/网页/澄江重机再获表彰.html"}
// answer: {"recipient": "芜湖澄江重型机械有限公司工会", "award": "全国模范职工之家", "level": "national", "grantor": "中华全国总工会", "first_seen": "2019-04-30", "count": 1, "source": "samples/网页/澄江重机再获表彰.html"}
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
CALL (n) {
  RETURN n AS recipient
  UNION
  MATCH (n)<-[:UNION_OF]-(u:`Union`) RETURN u AS recipient
}
WITH DISTINCT recipient
MATCH (recipient)-[r:RECEIVED]->(a:Award)
OPTIONAL MATCH (recipient)-[given:AWARDED_BY]->(g) WHERE given.award_id = a.id
WITH recipient, r, a, g, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN recipient.name AS recipient, a.name AS award, a.level AS level, g.name AS grantor,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), recipient, award, coalesce(grantor, ''), r.id
LIMIT $limit
