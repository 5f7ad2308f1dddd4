// 某年报道的荣誉 | Honours of a year
// By the first article that tells of them.
// param year: date — the year, or a month or day of it
// param level: string = '' — national, province, city, county, industry, other; '' for all levels
// param limit: integer = 200 — most rows
// example: year=2019
// answer: {"first_seen": "2019-04-30", "recipient": "芜湖澄江重型机械有限公司", "label": "Company", "award": "全国厂务公开民主管理示范单位", "level": "national", "count": 1}
// answer: {"first_seen": "2019-04-30", "recipient": "芜湖澄江重型机械有限公司工会", "label": "Union", "award": "全国模范职工之家", "level": "national", "count": 1}
// answer: {"first_seen": "2019-04-30", "recipient": "谷雨晴", "label": "Person", "award": "安徽省五一劳动奖章", "level": "province", "count": 1}
MATCH (n:Entity)-[r:RECEIVED]->(a:Award) WHERE r.first_seen STARTS WITH $year AND ($level = '' OR a.level = $level)
WITH n, r, a, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN r.first_seen AS first_seen, n.name AS recipient, [label IN labels(n) WHERE label <> 'Entity'][0] AS label,
       a.name AS award, a.level AS level, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY first_seen, award, recipient, r.id
LIMIT $limit
