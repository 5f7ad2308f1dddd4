// 某位记者、通讯员报道最多的对象 | What a reporter writes of most
// param person: string — full name or alias of the reporter
// param label: string = '' — Person, Union, Company, Organization, Award, Event or Place; '' for all
// param limit: integer = 100 — most rows
// example: person=孟小舟 label=Union
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[:REPORTED]->(article:Article)
WITH DISTINCT p, article
MATCH (article)-[r:MENTIONS]->(n:Entity) WHERE n.id <> p.id AND n.resolved
WITH n, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, article, r WHERE $label = '' OR label = $label
WITH n, label, article, r ORDER BY coalesce(article.date, ''), article.name, article.id
WITH n, label, collect(article.name) AS articles, sum(r.count) AS mentions
RETURN n.name AS name, label, size(articles) AS count, mentions, articles[..5] AS articles
ORDER BY count DESC, mentions DESC, name, n.id
LIMIT $limit
