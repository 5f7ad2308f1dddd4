// 按词查找（名称或别名的一部分，单字亦可） | Search by words: parts of names or aliases, a single character too
// A hit has every word in one of its names. First whose name is the word, then an alias, then those that begin with it; then by mentions.
// param words: words — what to look for, at white space parted into words
// param label: string = '' — Person, Union, Company, Organization, Award, Event or Place; '' for all
// param limit: integer = 50 — most rows
// example: words=芜湖
// answer: {"name": "芜湖市机械行业工会联合会", "label": "Union", "aliases": ["联合会"], "mentions": 9, "rank": 2}
// answer: {"name": "芜湖澄江重型机械有限公司", "label": "Company", "aliases": [], "mentions": 9, "rank": 2}
// answer: {"name": "芜湖澄江重型机械有限公司工会", "label": "Union", "aliases": ["澄江公司工会"], "mentions": 9, "rank": 2}
MATCH (n:Entity) WHERE n.search CONTAINS $words[0] AND all(word IN $words WHERE n.search CONTAINS word)
WITH n, [label IN labels(n) WHERE label <> 'Entity'][0] AS label, $words[0] AS word WHERE $label = '' OR label = $label
WITH n, label,
     CASE WHEN size($words) > 1 THEN 4
          WHEN n.search STARTS WITH '\n' + word + '\n' THEN 0
          WHEN n.search CONTAINS '\n' + word + '\n' THEN 1
          WHEN n.search STARTS WITH '\n' + word THEN 2
          WHEN n.search CONTAINS '\n' + word THEN 3
          ELSE 4 END AS rank
RETURN n.name AS name, label, n.aliases AS aliases, n.mentions AS mentions, rank, n.id AS id
ORDER BY rank, mentions DESC, name, id
LIMIT $limit
