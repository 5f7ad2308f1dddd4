// 全部荣誉及其获得者 | All honours with who received them, those that most pages tell of first
// param limit: integer = 100 — most rows
// example: limit=3
// answer: {"recipient": "汪素琴", "award": "全国五一劳动奖章", "level": "national", "first_seen": "2015-05-01", "count": 2}
// answer: {"recipient": "贺小川", "award": "全国五一劳动奖章", "level": "national", "first_seen": "2015-05-01", "count": 2}
// answer: {"recipient": "钟大勇", "award": "全国五一劳动奖章", "level": "national", "first_seen": "2015-05-01", "count": 2}
MATCH (n:Entity)-[r:RECEIVED]->(a:Award)
WITH n, r, a, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN n.name AS recipient, a.name AS award, a.level AS level,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY count DESC, coalesce(first_seen, ''), recipient, award, r.id
LIMIT $limit
