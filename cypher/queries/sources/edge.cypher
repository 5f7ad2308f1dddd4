// 某条关系的原文 | The sentences behind one edge
// param id: string — the id of the edge
// param limit: integer = 200 — most rows
// example: id=877e7914267ba5cc
// answer: {"start_name": "鲁明川", "edge": "CHAIR_OF", "end_name": "安徽省芜湖市总工会", "date": "2015-05-01", "sentence": "芜湖市人大常委会副主任、市总工会主席鲁明川向职工代表赠送了法律读本。", "source": "samples/2015-05-01_02版.txt", "start_offset": 633}
// answer: {"start_name": "鲁明川", "edge": "CHAIR_OF", "end_name": "安徽省芜湖市总工会", "date": "2015-06-26", "sentence": "(作者系芜湖市人大常委会副主任、市总工会主席)", "source": "samples/2015-06-26_03版.txt", "start_offset": 865}
MATCH (a)-[r]->(b) WHERE r.id = $id AND r.evidence_quote IS NOT NULL
UNWIND range(0, size(r.evidence_quote) - 1) AS i
WITH a, r, b, i, r.evidence_article[i] AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN a.name AS start_name, type(r) AS edge, b.name AS end_name, article.date AS date, article.name AS article,
       r.evidence_quote[i] AS sentence, article.source AS source, r.evidence_start[i] AS start_offset,
       r.evidence_end[i] AS end_offset, r.evidence_rule[i] AS rule, r.confidence AS confidence
ORDER BY coalesce(date, ''), source, start_offset, rule, i
LIMIT $limit
