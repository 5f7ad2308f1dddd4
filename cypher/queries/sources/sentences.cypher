// 关于某人或某单位的原句 | All sentences that state something of a person or body
// param name: string — full name or alias
// param limit: integer = 500 — most rows
// example: name=米佳
// answer: {"date": "2015-05-01", "name": "米佳", "sentence": "市总工会法律工作部部长米佳说,今年市总还要把这项活动送到鸠江区、弋江区的80家小微企业。", "edges": ["HOLDS_ROLE"], "source": "samples/2015-05-01_02版.txt"}
// answer: {"date": "2018-12-14", "name": "米佳", "sentence": "柏映霞当选为芜湖市总工会主席,程望舒、米佳、贺小川(兼职)当选为副主席。", "edges": ["VICE_CHAIR_OF"], "source": "samples/2018-12-14_01版.txt"}
// answer: {"date": "2019-11-05", "name": "米佳", "sentence": "芜湖市总工会副主席米佳、芜湖职业技术学院副院长封子岳见证签约。", "edges": ["VICE_CHAIR_OF"], "source": "samples/简讯.csv#4"}
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (n)-[r:CHAIR_OF|VICE_CHAIR_OF|HOLDS_ROLE|RECEIVED|AWARDED_BY|REPORTED|ORGANISED|UNION_OF|PARTNER_OF|LOCATED_IN]-()
UNWIND range(0, size(r.evidence_quote) - 1) AS i
WITH n, r.evidence_article[i] AS key, r.evidence_quote[i] AS sentence, r.evidence_start[i] AS start_offset,
     r.evidence_end[i] AS end_offset, type(r) AS edge ORDER BY edge
WITH n, key, sentence, start_offset, end_offset, collect(DISTINCT edge) AS edges
OPTIONAL MATCH (article:Article {id: key})
RETURN article.date AS date, n.name AS name, sentence, edges, article.name AS article, article.source AS source,
       start_offset, end_offset
ORDER BY coalesce(date, ''), source, start_offset, end_offset, name, n.id
LIMIT $limit
