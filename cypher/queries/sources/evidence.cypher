// 两个节点之间的关系的原文 | The sentences behind the edges between two nodes
// param from: string — name or alias at the start of the edge
// param to: string — name or alias at its end
// param limit: integer = 200 — most rows
// example: from=鲁明川 to=安徽省芜湖市总工会
// answer: {"edge": "CHAIR_OF", "date": "2018-12-14", "sentence": "原芜湖市总工会主席鲁明川因到龄不再担任\n\n主席职务。", "source": "samples/2018-12-14_01版.txt"}
// answer: {"edge": "CHAIR_OF", "date": "2015-05-01", "sentence": "芜湖市人大常委会副主任、市总工会主席鲁明川向职工代表赠送了法律读本。", "source": "samples/2015-05-01_02版.txt"}
// answer: {"edge": "CHAIR_OF", "date": "2015-06-26", "sentence": "(作者系芜湖市人大常委会副主任、市总工会主席)", "source": "samples/2015-06-26_03版.txt"}
MATCH (a:Entity) WHERE a.name = $from OR $from IN a.aliases
MATCH (b:Entity) WHERE b.name = $to OR $to IN b.aliases
MATCH (a)-[r]->(b) WHERE r.evidence_quote IS NOT NULL
UNWIND range(0, size(r.evidence_quote) - 1) AS i
WITH a, r, b, i, r.evidence_article[i] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN type(r) AS edge, r.id AS edge_id, article.date AS date, article.name AS article, r.evidence_quote[i] AS sentence,
       article.source AS source, r.evidence_start[i] AS start_offset, r.evidence_end[i] AS end_offset,
       r.evidence_rule[i] AS rule, r.confidence AS confidence
ORDER BY edge, edge_id, coalesce(date, ''), source, start_offset, rule, i
LIMIT $limit
