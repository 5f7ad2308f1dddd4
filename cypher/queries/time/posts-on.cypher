// 某日某人的职务 | The posts of a person on a date
// 'held' is a post in which statements around the date have the person; without one, those seen nearest before and after.
// param person: string — full name or alias of the person
// param date: date — the day, month or year asked for (YYYY, YYYY-MM or YYYY-MM-DD)
// example: person=米佳 date=2015
// answer: {"person": "米佳", "title": "部长", "body": "安徽省芜湖市总工会法律工作部", "standing": "held", "since": "2015-05-01", "until": "2015-05-01"}
MATCH (p:Person) WHERE p.name = $person OR $person IN p.aliases
MATCH (p)-[r:HOLDS]->(post:Role)-[:IN]->(b) WHERE r.status <> 'former'
WITH p, b, r, post, coalesce(r.valid_from, r.first_seen) AS since, coalesce(r.valid_to, r.last_seen, r.valid_from) AS until
WHERE since IS NOT NULL
WITH p, b, r, post, since, until,
     CASE WHEN left(since, size($date)) > $date THEN 'after'
          WHEN left($date, size(until)) > until THEN 'before'
          ELSE 'held' END AS standing
WITH p, collect({body: b.name, title: post.title, standing: standing, since: since, until: until, id: r.id,
                 sentence: r.evidence_quote[0], key: r.evidence_article[0]}) AS found
WITH p, found, [f IN found WHERE f.standing = 'held'] AS held
WITH p, held,
     reduce(best = null, f IN [x IN found WHERE x.standing = 'before'] |
            CASE WHEN best IS NULL OR f.until > best THEN f.until ELSE best END) AS last_before,
     reduce(best = null, f IN [x IN found WHERE x.standing = 'after'] |
            CASE WHEN best IS NULL OR f.since < best THEN f.since ELSE best END) AS first_after, found
UNWIND CASE WHEN size(held) > 0 THEN held
            ELSE [f IN found WHERE f.standing = 'before' AND f.until = last_before
                                OR f.standing = 'after' AND f.since = first_after] END AS f
WITH p, f, f.key AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN p.name AS person, f.title AS title, f.body AS body, f.standing AS standing, f.since AS since, f.until AS until,
       f.sentence AS sentence, article.name AS article, article.source AS source
ORDER BY since, body, title, f.id
LIMIT 100
