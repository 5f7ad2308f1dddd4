// 某位记者、通讯员的报道 | The articles of a reporter
// param person: string — full name or alias of the reporter
// param limit: integer = 200 — most rows
// example: person=夏知秋
// answer: {"date": "2015-05-01", "article": "安徽表彰五一劳动奖获得者", "role": "记者", "page": null}
// answer: {"date": "2015-06-26", "article": "贺小川师徒包揽前两名", "role": "记者", "page": null}
// answer: {"date": "2017-02-28", "article": "省总工会七届五次全委会召开", "role": "记者", "page": "01"}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[r:REPORTED]->(article:Article)
RETURN article.date AS date, article.name AS article, r.role AS role, article.source AS source, article.page AS page,
       r.evidence_quote[0] AS sentence
ORDER BY coalesce(date, ''), article, role, source, r.id
LIMIT $limit
