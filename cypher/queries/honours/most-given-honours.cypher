// 获得者最多的荣誉 | The honours with most recipients
// param limit: integer = 50 — most rows
// example: limit=3
// answer: {"award": "全国五一劳动奖章", "level": "national", "count": 4, "recipients": ["汪素琴", "贺小川", "钟大勇", "盛立夏"], "first_seen": "2015-05-01"}
// answer: {"award": "全国五一劳动奖状", "level": "national", "count": 3, "recipients": ["澄江重机", "芜湖澄江重型机械有限公司", "铜陵凤鸣铜业有限公司"], "first_seen": "2015-05-01"}
// answer: {"award": "一等奖", "level": "other", "count": 2, "recipients": ["贺小川", "柳依依"], "first_seen": "2015-06-26"}
MATCH (a:Award)<-[r:RECEIVED]-(n:Entity)
WITH a, n, r ORDER BY coalesce(r.first_seen, ''), n.name, r.id
WITH a, collect(n.name) AS names, min(r.first_seen) AS first_seen, max(r.last_seen) AS last_seen
RETURN a.name AS award, a.level AS level, size(names) AS count, names[..10] AS recipients, first_seen, last_seen
ORDER BY count DESC, award, a.id
LIMIT $limit
