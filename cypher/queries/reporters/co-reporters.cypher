// 与某位记者、通讯员一同署名的人 | Who shares bylines with a reporter
// param person: string — full name or alias of the reporter
// param limit: integer = 100 — most rows
// example: person=夏知秋
// answer: {"reporter": "宋以宁", "role": "通讯员", "count": 4, "articles": ["安徽表彰五一劳动奖获得者", "贺小川师徒包揽前两名", "澄江重机再获全国总工会表彰", "一个行业工会的五年"]}
// answer: {"reporter": "江远", "role": "通讯员", "count": 1, "articles": ["贺小川师徒包揽前两名"]}
// answer: {"reporter": "葛闻天", "role": "摄影", "count": 1, "articles": ["一个行业工会的五年"]}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[:REPORTED]->(article:Article)
WITH DISTINCT p, article
MATCH (article)<-[r:REPORTED]-(other:Person) WHERE other.id <> p.id
WITH other, r.role AS role, article ORDER BY coalesce(article.date, ''), article.name, article.id
WITH other, role, collect(article.name) AS articles
RETURN other.name AS reporter, role, size(articles) AS count, articles
ORDER BY count DESC, reporter, role, other.id
LIMIT $limit
