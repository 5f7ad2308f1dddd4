// 某位记者、通讯员报道最多的对象 | What a reporter writes of most
// param person: string — full name or alias of the reporter
// param label: string = '' — Person, Union, Company, Organization, Award, Event or Place; '' for all
// param limit: integer = 100 — most rows
// example: person=孟小舟 label=Union
// answer: {"name": "安徽省总工会", "label": "Union", "count": 3, "mentions": 7, "articles": ["安徽省女职工读书大赛启动", "我省启动“江淮工匠”培育计划", "省总慰问团走进黄山"]}
// answer: {"name": "安徽省芜湖市鸠江区总工会", "label": "Union", "count": 2, "mentions": 8, "articles": ["鸠江区:农民工有了自己的“夜校”", "鸠江区:农民工有了自己的“夜校”"]}
// answer: {"name": "安徽省黄山市总工会", "label": "Union", "count": 2, "mentions": 3, "articles": ["“匠心杯”茶艺比赛在黄山举行", "省总慰问团走进黄山"]}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[:REPORTED]->(article:Article)
WITH DISTINCT p, article
MATCH (article)-[r:MENTIONS]->(n:Entity) WHERE n.id <> p.id AND n.resolved
WITH n, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, article, r WHERE $label = '' OR label = $label
WITH n, label, article, r ORDER BY coalesce(article.date, ''), article.name, article.id
WITH n, label, collect(article.name) AS articles, sum(r.count) AS mentions
RETURN n.name AS name, label, size(articles) AS count, mentions, articles[..5] AS articles
ORDER BY count DESC, mentions DESC, name, n.id
LIMIT $limit
