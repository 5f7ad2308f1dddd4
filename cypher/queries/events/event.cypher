// 某项活动的举办单位 | Who organised an event
// param event: string — full name or alias of the event
// param limit: integer = 100 — most rows
// example: event=黄山市第二届“匠心杯”职工茶艺大赛
// answer: {"event": "黄山市第二届“匠心杯”职工茶艺大赛", "organiser": "安徽省黄山市农业农村局", "label": "Organization", "place": "安徽省黄山市", "first_seen": "2019-09-18", "count": 1}
// answer: {"event": "黄山市第二届“匠心杯”职工茶艺大赛", "organiser": "安徽省黄山市总工会", "label": "Union", "place": "安徽省黄山市", "first_seen": "2019-09-18", "count": 1}
// answer: {"event": "黄山市第二届“匠心杯”职工茶艺大赛", "organiser": "黄山岫云茶业有限公司", "label": "Company", "place": "安徽省黄山市", "first_seen": "2019-09-18", "count": 1}
MATCH (e:Event) WHERE e.name = $event OR $event IN e.aliases
MATCH (e)<-[r:ORGANISED]-(b)
WITH e, b, r, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN e.name AS event, b.name AS organiser, [label IN labels(b) WHERE label <> 'Entity'][0] AS label,
       e.date AS date, e.place AS place, r.first_seen AS first_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY event, organiser, r.id
LIMIT $limit
