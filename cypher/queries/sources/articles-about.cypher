// 提到某人、某单位或某荣誉的文章 | Articles that mention something
// param name: string — full name or alias
// param limit: integer = 200 — most rows
// example: name=芜湖澄江重型机械有限公司
// answer: {"date": "2015-05-01", "article": "安徽表彰五一劳动奖获得者", "kind": "news", "count": 2, "source": "samples/2015-05-01_02版.txt"}
// answer: {"date": "2015-05-01", "article": "芜湖市总送法进厂", "kind": "news", "count": 1, "source": "samples/2015-05-01_02版.txt"}
// answer: {"date": "2015-06-26", "article": "贺小川师徒包揽前两名", "kind": "news", "count": 1, "source": "samples/2015-06-26_03版.txt"}
MATCH (n:Entity) WHERE n.name = $name OR $name IN n.aliases
MATCH (n)<-[r:MENTIONS]-(article:Article)
RETURN article.date AS date, article.name AS article, article.kind AS kind, r.count AS count, article.source AS source
ORDER BY coalesce(date, ''), article, source, r.id
LIMIT $limit
