// 报道过某人或某单位的记者、通讯员 | Reporters who wrote of a person or a body
// param name: string — full name or alias of what was reported on
// param limit: integer = 100 — most rows
// example: name=安徽省总工会
// answer: {"reporter": "夏知秋", "role": "记者", "count": 5, "articles": ["安徽表彰五一劳动奖获得者", "省总工会七届五次全委会召开", "华文澜当选安徽省总工会主席", "柏映霞当选主席", "安徽省总工会与皖禾担保签约"]}
// answer: {"reporter": "孟小舟", "role": "记者", "count": 3, "articles": ["安徽省女职工读书大赛启动", "我省启动“江淮工匠”培育计划", "省总慰问团走进黄山"]}
// answer: {"reporter": "于清和", "role": "见习记者", "count": 1, "articles": ["我省启动“江淮工匠”培育计划"]}
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (n)<-[:MENTIONS]-(article:Article)<-[r:REPORTED]-(p:Person) WHERE p.id <> n.id
WITH DISTINCT p, r.role AS role, article
WITH p, role, article ORDER BY coalesce(article.date, ''), article.name, article.id
WITH p, role, collect(article.name) AS articles
RETURN p.name AS reporter, role, size(articles) AS count, articles
ORDER BY count DESC, reporter, role, p.id
LIMIT $limit
