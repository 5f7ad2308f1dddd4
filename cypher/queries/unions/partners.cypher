// 与某单位签约结盟的单位 | Bodies that a body signed or allied with
// param body: string — full name or alias of the body
// param limit: integer = 100 — most rows
// example: body=安徽省总工会
// answer: {"body": "安徽省总工会", "partner": "高雄市金屬製品業產業工會", "what": "技能交流合作備忘錄", "first_seen": "2017-09-08", "count": 1}
// answer: {"body": "安徽省总工会", "partner": "安徽省人力资源和社会保障厅", "what": "关于实施“江淮工匠”培育计划的意见", "first_seen": "2018-12-14", "count": 1}
// answer: {"body": "安徽省总工会", "partner": "安徽皖禾融资担保有限公司", "what": "支持职工创业合作协议", "first_seen": "2021-04-28", "count": 1}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)-[r:PARTNER_OF]-(other)
WITH b, r, other, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN b.name AS body, other.name AS partner, r.what AS what, r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY coalesce(r.first_seen, ''), body, partner, what, r.id
LIMIT $limit
