// 某日某单位某职务由谁担任 | Who held a post of a body on a date
// 'held' is one whom statements around the date have in the post; without one, those seen nearest before and after.
// param body: string — full name or alias of the body
// param title: string — title of the post (主席, 副主席, 党组书记)
// param date: date — the day, month or year asked for (YYYY, YYYY-MM or YYYY-MM-DD)
// example: body=安徽省总工会 title=副主席 date=2017
// answer: {"person": "华文澜", "body": "安徽省总工会", "title": "副主席", "standing": "held", "since": "2017-02-28", "until": "2017-09-08"}
MATCH (b:Entity) WHERE b.name = $body OR $body IN b.aliases
MATCH (b)<-[:IN]-(post:Role {title: $title})<-[r:HOLDS]-(p:Person) WHERE r.status <> 'former'
WITH b, p, r, post, coalesce(r.valid_from, r.first_seen) AS since, coalesce(r.valid_to, r.last_seen, r.valid_from) AS until
WHERE since IS NOT NULL
WITH b, p, r, post, since, until,
     CASE WHEN left(since, size($date)) > $date THEN 'after'
          WHEN left($date, size(until)) > until THEN 'before'
          ELSE 'held' END AS standing
WITH b, collect({person: p.name, title: post.title, standing: standing, since: since, until: until, id: r.id,
                 sentence: r.evidence_quote[0], key: r.evidence_article[0]}) AS found
WITH b, found, [f IN found WHERE f.standing = 'held'] AS held
WITH b, held,
     reduce(best = null, f IN [x IN found WHERE x.standing = 'before'] |
            CASE WHEN best IS NULL OR f.until > best THEN f.until ELSE best END) AS last_before,
     reduce(best = null, f IN [x IN found WHERE x.standing = 'after'] |
            CASE WHEN best IS NULL OR f.since < best THEN f.since ELSE best END) AS first_after, found
UNWIND CASE WHEN size(held) > 0 THEN held
            ELSE [f IN found WHERE f.standing = 'before' AND f.until = last_before
                                OR f.standing = 'after' AND f.since = first_after] END AS f
WITH b, f, f.key AS key
OPTIONAL MATCH (article:Article {id: key})
RETURN f.person AS person, b.name AS body, f.title AS title, f.standing AS standing, f.since AS since, f.until AS until,
       f.sentence AS sentence, article.name AS article, article.source AS source
ORDER BY since, person, title, f.id
LIMIT 100
