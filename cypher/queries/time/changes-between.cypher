// 两个日期之间的新情况 | What is new between two dates
// Posts, honours, events and partnerships that the articles of this time are the first to tell.
// param from: date — first day, month or year
// param to: date — last day, month or year
// param edge: string = '' — CHAIR_OF, VICE_CHAIR_OF, HOLDS_ROLE, RECEIVED, ORGANISED or PARTNER_OF; '' for all
// param limit: integer = 500 — most rows
// example: from=2018-02 to=2018-02-28
// answer: {"date": "2018-02-10", "start_name": "华文澜", "edge": "CHAIR_OF", "end_name": "安徽省总工会", "what": "主席", "status": "current"}
// answer: {"date": "2018-02-10", "start_name": "陶继远", "edge": "CHAIR_OF", "end_name": "安徽省总工会", "what": "主席", "status": "former"}
// answer: {"date": "2018-02-10", "start_name": "安徽省芜湖市鸠江区总工会", "edge": "RECEIVED", "end_name": "安徽省工会工作先进单位", "what": null, "status": null}
MATCH (a)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|ORGANISED|PARTNER_OF]->(b)
WHERE left($from, size(r.first_seen)) <= r.first_seen AND left(r.first_seen, size($to)) <= $to AND ($edge = '' OR type(r) = $edge)
WITH a, r, b, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN r.first_seen AS date, a.name AS start_name, type(r) AS edge, b.name AS end_name, coalesce(r.title, r.what) AS what,
       r.status AS status, r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY date, edge, start_name, end_name, coalesce(what, ''), r.id
LIMIT $limit
