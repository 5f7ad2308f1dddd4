// 某年的活动 | Events of a year
// By the date that an event's name tells, else by the first article that names who organised it.
// param year: date — the year, or a month or day of it
// param limit: integer = 200 — most rows
// example: year=2019
// answer: {"date": "2019-06-11", "event": "第三次会员代表大会", "place": null, "organisers": ["黄山岫云茶业有限公司工会"]}
// answer: {"date": "2019-09-18", "event": "黄山市第二届“匠心杯”职工茶艺大赛", "place": "安徽省黄山市", "organisers": ["安徽省黄山市农业农村局", "安徽省黄山市总工会", "黄山岫云茶业有限公司"]}
MATCH (e:Event)
OPTIONAL MATCH (e)<-[r:ORGANISED]-(b)
WITH e, b, r ORDER BY b.name, r.id
WITH e, collect(b.name) AS organisers, min(r.first_seen) AS first_seen, collect(r.evidence_quote[0])[0] AS sentence,
     collect(r.evidence_article[0])[0] AS key
WITH e, organisers, first_seen, sentence, key, coalesce(e.date, first_seen) AS date WHERE date STARTS WITH $year
OPTIONAL MATCH (article:Article {id: key})
RETURN date, e.name AS event, e.place AS place, organisers, sentence, article.name AS article, article.source AS source
ORDER BY date, event, e.id
LIMIT $limit
