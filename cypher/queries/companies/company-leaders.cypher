// 某企业及其工会的负责人 | Who leads a company and its union
// param company: string — full name or alias of the company
// param limit: integer = 100 — most rows
// example: company=芜湖澄江重型机械有限公司
// answer: {"person": "季长河", "title": "党委副书记", "kind": "deputy_secretary", "body": "芜湖澄江重型机械有限公司", "status": "current", "first_seen": "2015-05-01", "count": 2}
// answer: {"person": "季长河", "title": "主席", "kind": "chair", "body": "芜湖澄江重型机械有限公司工会", "status": "current", "first_seen": "2015-05-01", "count": 6}
// answer: {"person": "岳伯言", "title": "董事长", "kind": "chair", "body": "芜湖澄江重型机械有限公司工会", "status": "current", "first_seen": "2019-04-30", "count": 1}
MATCH (c:Company) WHERE c.name = $company OR $company IN c.aliases
CALL (c) {
  RETURN c AS b
  UNION
  MATCH (c)<-[:UNION_OF]-(u:`Union`) RETURN u AS b
}
WITH DISTINCT b
MATCH (b)<-[:IN]-(post:Role)<-[r:HOLDS]-(p:Person)
WHERE post.kind IN ['chair', 'vice_chair', 'secretary', 'deputy_secretary', 'director', 'deputy_director']
WITH b, p, r, post, r.evidence_article[0] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, post.title AS title, post.kind AS kind, b.name AS body, r.status AS status,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.count AS count,
       r.evidence_quote[0] AS sentence, article.name AS article, article.source AS source
ORDER BY body, kind, title, coalesce(r.first_seen, ''), person, status, r.id
LIMIT $limit
