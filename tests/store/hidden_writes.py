"""Statements that write, hidden in every way that we know of, and statements that only look as if they did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

CLAUSES: Final = (
    "CREATE (m:Person {id: 'new'})",
    "MERGE (m:Person {id: 'new'})",
    "SET n.name = 'x'",
    "DETACH DELETE n",
    "REMOVE n.name",
    "FOREACH (x IN [1] | SET n.a = x)",
    "INSERT (:Person {id: 'new'})",
)
"""What is hidden, behind MATCH (n)."""

GAPS: Final = (
    "/**/", "/* only reading */", "/* /* */", "/* ' */", '/* " */', "/* ` */", "/* // */", "//\n", "// '\n", '// "\n',
    "// `\n", "// /*\n", "// */\n", "// RETURN n\r", "// RETURN n\r\n", "\t", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e",
    "\x1f", "\x85", "\u00a0", "\u1680", "\u180e", "\u2000", "\u2003", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
    "\ufeff", "\x00", "\u200b", "\\u0020", "\\u000a", "/\\u002a x */", "/* x \\u002a/", "\\u002f/ x\n",
)  # fmt: skip
"""What stands for a space, or is taken for one."""

TEXTS: Final = (
    r"'\''", r"'\\'", r"'\\\''", r'"\""', r'"\\"', "'\"'", '"\'"', "'`'", "'/*'", "'*/'", "'//'", "`a``b`", "`'`", '`"`', "`/*`",
    r"'\u0027", r'"\u0022', r"'\u005c'", r"'\\u0027'", "1.", "1e3", "0x1F", "$set", "{set: 1}", "[x IN [1] | x]", "n.set", "date()",
)  # fmt: skip
"""Values behind which a reader that counts quotes wrongly takes the rest of a statement for a text."""

_WRAPPED: Final = (
    "CALL { {0} RETURN 1 AS one } RETURN one",
    "MATCH (n) CALL (n) { {0} } RETURN n",
    "MATCH (n) CALL (*) { {0} } RETURN n",
    "MATCH (n) CALL { WITH n {0} } IN TRANSACTIONS",
    "MATCH (n) CALL (n) { {0} } IN 2 CONCURRENT TRANSACTIONS OF 10 ROWS",
    "MATCH (n) CALL (n) { {0} } IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s RETURN s",
    "MATCH (n) WHERE EXISTS { {0} } RETURN n",
    "MATCH (n) RETURN COUNT { {0} RETURN n }",
    "MATCH (n) RETURN COLLECT { {0} RETURN n }",
    "MATCH (n) RETURN n UNION MATCH (n) {0} RETURN n",
    "MATCH (n) RETURN n UNION ALL MATCH (n) WITH n {0} RETURN n",
    "MATCH (n) RETURN n; MATCH (n) {0}",
    "MATCH (n) RETURN n;;MATCH (n) {0};",
    "EXPLAIN MATCH (n) {0}",
    "PROFILE MATCH (n) {0}",
    "EXPLAIN EXPLAIN MATCH (n) {0}",
    "CYPHER 5 MATCH (n) {0}",
    "CYPHER 25 MATCH (n) {0}",
    "CYPHER runtime = slotted planner = cost PROFILE MATCH (n) {0}",
    "USE neo4j MATCH (n) {0}",
    "MATCH (n) WITH n AS n {0} FINISH",
    "MATCH (n) RETURN n NEXT MATCH (n) {0}",
    "WHEN true THEN { MATCH (n) {0} } ELSE RETURN 1",
    "MATCH (n) WHERE n:`SET` {0}",
    "MATCH ((n)-[:A]->(:B)){1,3} UNWIND n AS m WITH m AS n {0}",
    "MATCH (n) RETURN n{.*, x: 1} AS map NEXT MATCH (n) {0}",
)  # fmt: skip

PROCEDURES: Final = (
    "apoc.cypher.doIt('CREATE (n)', {})", "apoc.cypher.runWrite('CREATE (n)', {})", "apoc.cypher.runFile('x')",
    "apoc.periodic.iterate('MATCH (n) RETURN n', 'DELETE n', {})", "apoc.periodic.commit('CREATE (n)', {})",
    "apoc.create.node(['Person'], {})", "apoc.merge.node(['Person'], {})", "apoc.refactor.mergeNodes([], {})",
    "apoc.load.json('http://127.0.0.1/')", "apoc.export.csv.all('x.csv', {})", "apoc.import.csv([], [], {})", "apoc.trigger.add('a', 'b', {})",
    "apoc.schema.assert({}, {})", "apoc.systemdb.execute('CREATE USER x')", "merge.node(['Person'], {})", "merge.relationship(1, 2)",
    "refactor.mergeNodes([])", "refactor.cloneNodesWithRelationships([])", "do.when(true, 'CREATE (n)', '', {})", "algo.pagerank()",
    "db.createLabel('x')", "db.createProperty('x')", "db.createRelationshipType('X')", "db.create.setNodeVectorProperty(1, 'a', [])",
    "db.index.fulltext.createNodeIndex('a', ['B'], ['c'])", "db.index.fulltext.drop('a')", "db.resampleIndex('a')", "db.clearQueryCaches()",
    "db.checkpoint()", "dbms.security.createUser('a', 'b')", "dbms.security.changePassword('x')", "dbms.killQuery('1')", "dbms.setConfigValue('a', 'b')",
    "dbms.queryJmx('*:*')", "dbms.listConfig()", "dbms.upgrade()", "tx.setMetaData({a: 1})", "genai.vector.encodeBatch([], 'OpenAI', {})", "gds.graph.drop('x')",
    "unknown.procedure()", "unknown()",
)  # fmt: skip
"""Calls of procedures that write, end the work of others, tell secrets, or are not known."""

FUNCTIONS: Final = (
    "apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})", "apoc.cypher.runFirstColumnMany('CREATE (n)', {})",
    "`apoc`.`cypher`.`runFirstColumnSingle`('x', {})", "apoc . cypher /* x */ . runFirstColumnSingle('x', {})", "apoc.util.sleep(1)",
    "eval('(INSERT INTO Person SET id = 1)')", "`eval`('x')", "EVAL('x')", "promql('x')", "search_index('x', 'y')", "genai.vector.encode('x', 'OpenAI', {})",
    "graph.byName('other')", "n.name.toUpperCase()", "custom.write()", "write()", "`wri\u200bte`()",
)  # fmt: skip
"""Functions that may run statements, evaluate texts or reach out."""

ADMINISTRATION: Final = (
    "CREATE CONSTRAINT c FOR (n:Person) REQUIRE n.id IS UNIQUE", "CREATE INDEX i FOR (n:Person) ON (n.name)", "CREATE LOOKUP INDEX l FOR (n) ON EACH labels(n)",
    "CREATE FULLTEXT INDEX f FOR (n:Person) ON EACH [n.name]", "CREATE OR REPLACE DATABASE x", "CREATE USER u SET PASSWORD 'longenough'", "CREATE ROLE r", "CREATE ALIAS a FOR DATABASE neo4j",
    "DROP INDEX i", "DROP CONSTRAINT c IF EXISTS", "DROP DATABASE neo4j", "DROP USER neo4j", "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER USER neo4j SET STATUS SUSPENDED",
    "ALTER DATABASE neo4j SET ACCESS READ ONLY", "RENAME USER a TO b", "GRANT ROLE admin TO neo4j", "DENY READ {*} ON GRAPH * TO reader", "REVOKE ROLE admin FROM neo4j", "START DATABASE neo4j",
    "STOP DATABASE neo4j", "ENABLE SERVER 'x'", "DRYRUN REALLOCATE DATABASES", "DEALLOCATE DATABASES FROM SERVER 'x'", "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id", "SHOW TRANSACTIONS", "SHOW USERS", "SHOW CURRENT USER", "SHOW SETTINGS", "SHOW ALL PRIVILEGES AS COMMANDS", "SHOW SERVERS",
    "SHOW INDEXES YIELD name SHOW SETTINGS YIELD name AS n", "SHOW DATABASES", "SHOW `INDEXES` USERS", "SESSION SET VALUE $x = 1", "DEFINE PROCEDURE p() { CREATE (n) } CALL p()",
)  # fmt: skip
"""Statements about the database itself: those that change it, and those that tell secrets."""

OTHER_LANGUAGES: Final = (
    "INSERT INTO Person SET name = 'x'", "UPDATE Person SET name = 'x'", "DELETE FROM Person", "DELETE VERTEX Person", "CREATE VERTEX Person SET name = 'x'", "CREATE EDGE KNOWS FROM #1:0 TO #1:1",
    "TRUNCATE TYPE Person UNSAFE", "ALTER TYPE Person NAME Other", "DROP TYPE Person", "IMPORT DATABASE file:///tmp/x", "BACKUP DATABASE", "EXPORT DATABASE file:///tmp/x", "REBUILD INDEX *",
    "BEGIN; INSERT INTO Person SET id = 1; COMMIT", "SELECT eval('x') FROM Person", "MOVE VERTEX #1:0 TO TYPE:Person", "{sql}INSERT INTO Person SET id = 1", "{sqlscript}LET x = 1",
    "{gremlin}g.addV('Person')", "{js}1", "{sql} SELECT 1", "sql: INSERT INTO Person SET id = 1", "g.addV('Person')", "g.V().drop()", "DEFINE FUNCTION a.b \"1\" LANGUAGE js", "LET x = INSERT INTO Person SET id = 1",
    "RETURN $insert LET y = INSERT INTO Person", "db.Person.insertOne({})", ":auto CREATE (n)", ":begin", ":use system",
)  # fmt: skip
"""What other languages of the embedded store, or of a shell, would understand."""

_LINES_OF_FILES: Final = (
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'http://127.0.0.1/' AS line RETURN line",
    "UNWIND [1] AS x LOAD CSV FROM $url AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///a' AS line RETURN line } RETURN line",
    "MATCH (n) LOAD/**/CSV FROM n.url AS line RETURN line",
    "RETURN COUNT { LOAD CSV FROM 'file:///a' AS line RETURN line }",
)
_BROKEN: Final = (
    "", " ", "// nothing", "/* nothing */", ";", "MATCH (n) RETURN n /* CREATE (m)", "MATCH (n) RETURN 'open CREATE (m)", "MATCH (n) RETURN `open CREATE (m)", 'MATCH (n) RETURN "open', "\ufeffMATCH (n) RETURN n",
    "MATCH (n) // \u2028 '\nSET n.a = 1 //'", "MATCH (n) // \x85 '\nSET n.a = 1 //'", "MATCH (n) // \r '\nSET n.a = 1 //'", "MATCH (n) // \x0b \"\nSET n.a = 1 //\"", "MATCH (n) // \x1c /*\nSET n.a = 1 // */",
    "MATCH (n) /* // */ SET n.a = 1", "MATCH (n) /* \\u002a/ SET n.a = 1 /* */", r"RETURN '\u0027 CREATE (n) //'", r"RETURN '\\\u0027 CREATE (n) //'", r"RETURN `\u0060 CREATE (n) //`",
    r"MATCH (n) \u005cu0053ET n.a = 1", r"MATCH (n) \u005c\u005cu0053ET n.a = 1", "MATCH (n) RETURN n AS as CREATE (m)", "WITH 1 AS with WITH with CREATE (m)", "RETURN 1.CREATE (m)", "RETURN 1..CREATE (m)",
    "MATCH (n)\u00adSET n.a = 1", "MATCH (n) ON CREATE SET n.a = 1", "MATCH (n) RETURN [x IN [1] | x] CREATE (m)", "MATCH (n) RETURN [(n)-->(m) | m] CREATE (k)", "MATCH (n) RETURN n:SET SET n.a = 1",
)  # fmt: skip


def _cased(clause: str) -> Iterator[str]:
    """Yield a clause with its word written in other ways that a parser takes for the same."""
    word, _, rest = clause.partition(" ")
    yield f"{word.lower()} {rest}"
    yield f"{word.swapcase()[:1]}{word[1:]} {rest}"
    yield f"\\u{ord(word[0]):04x}{word[1:]} {rest}"
    yield f"{word[:-1]}\\u{ord(word[-1]):04X} {rest}"
    yield f"\\uuu{ord(word[0]):04x}{word[1:]} {rest}"
    yield "".join(f"\\u{ord(char):04x}" for char in word) + f" {rest}"


def hidden_writes() -> list[str]:
    """Return all of them, each once, in a fixed order."""
    found = [f"MATCH (n) {clause}" for clause in CLAUSES]
    found += [f"MATCH (n) {cased}" for clause in CLAUSES for cased in _cased(clause)]
    found += [f"MATCH (n){gap}{CLAUSES[i % 7]}" for i, gap in enumerate(GAPS)]
    found += [f"MATCH{gap}(n){gap}WITH{gap}n{gap}DETACH{gap}DELETE{gap}n" for gap in GAPS]
    found += [f"MATCH (n) WITH n, {text} AS v {clause}" for text in TEXTS for clause in (CLAUSES[0], CLAUSES[2])]
    found += [form.replace("{0}", CLAUSES[i % 5]) for i, form in enumerate(_WRAPPED)]
    found += [form.replace("{0}", CLAUSES[(i + 2) % 5]) for i, form in enumerate(_WRAPPED)]
    found += [f"{call} {procedure}" for procedure in PROCEDURES for call in ("CALL", "MATCH (n) OPTIONAL CALL/**/")]
    found += [f"MATCH (n) RETURN {function} AS v" for function in FUNCTIONS]
    found += [*ADMINISTRATION, *OTHER_LANGUAGES, *_LINES_OF_FILES, *_BROKEN]
    return list(dict.fromkeys(found))


READS: Final = (
    "MATCH (n) RETURN n", "match (n:Person) where n.name = $name return n.name as name order by name limit 3", "MATCH (n) RETURN n.set, n.delete AS deleted, n . create",
    "MATCH (n:Set)-[r:DELETE|CREATE]->(m:Remove&!Drop) RETURN r", "MATCH (n:`Set`) RETURN n", "MATCH (n) WHERE n:Create OR n:Merge RETURN n", "MATCH (n:Load|Use) RETURN n", "RETURN {set: 1, create: 2, `merge`: 3} AS map",
    "RETURN $set, $delete", "RETURN 'CREATE (n)' AS text, \"SET x\" AS other // DELETE\n", "RETURN `SET`.`DELETE` /* MERGE */", "RETURN 'it\\'s CREATE' AS text", 'RETURN "DELETE \\" MERGE" AS text', "// CREATE (n)\nMATCH (n) RETURN n",
    "/* DROP INDEX i; */ MATCH (n) RETURN n", "MATCH (n) /* SET */ RETURN n // REMOVE", "MATCH (n) // it's\nRETURN n // \"", "MATCH (n) WHERE n.name STARTS WITH 'SET' RETURN n", "MATCH (n) WHERE n.name CONTAINS 'CREATE' RETURN n",
    "MATCH (n) WHERE n.name =~ '.*DELETE.*' RETURN n", "MATCH (n {create: 1, `delete`: 2}) RETURN n", "MATCH (n) RETURN n {.set, .create, delete: 1} AS map", "MATCH (n) RETURN n.`load csv`", "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n", "CYPHER runtime = slotted MATCH (n) RETURN n", "CYPHER 5 MATCH (n) RETURN n", "CALL db.labels() YIELD label RETURN label", "CALL `db`.`labels`() YIELD label RETURN label", "CALL db.relationshipTypes()",
    "CALL db.index.fulltext.queryNodes('kg_names', '王芳') YIELD node, score RETURN node.name, score", "CALL dbms.components() YIELD name RETURN name", "CALL { MATCH (n) RETURN n } RETURN n",
    "MATCH (n) CALL (n) { RETURN n.name AS name } RETURN name;", "MATCH (n) CALL (*) { RETURN 1 AS one } RETURN one", "MATCH (n) OPTIONAL CALL (n) { MATCH (n)-->(m) RETURN m } RETURN m", "MATCH (start)-[*1..3]->(stop) RETURN start, stop",
    "MATCH (a)-[:CHAIR_OF]->{1,3}(b) RETURN b", "MATCH ((a)-[r]->(b) WHERE r.count > 1){1,2} RETURN a", "MATCH p = shortestPath((a:Person)-[*..4]-(b:Union)) WHERE a <> b RETURN p", "MATCH p = SHORTEST 1 (a:Person)-[:KNOWS]-+(b) RETURN p",
    "MATCH p = allShortestPaths((a)-[*..4]-(b)) WHERE a.id = '1' AND b.id = '2' RETURN length(p)", "MATCH ANY (a)-[:KNOWS]->{1,3}(b) RETURN a", "RETURN date.truncate('year', date('2020-05-03')), point.distance(point({x: 1, y: 2}), point({x: 0, y: 0}))",
    "RETURN duration.between(date('2020-01-01'), date('2021-01-01')).days AS days", "SHOW INDEXES", "SHOW RANGE INDEXES YIELD name RETURN name", "SHOW CONSTRAINTS YIELD *", "SHOW BUILT IN FUNCTIONS", "SHOW PROCEDURES EXECUTABLE YIELD name",
    "OPTIONAL MATCH (n) RETURN n.offset, n.load", "MATCH (n) WHERE EXISTS { (n)--() } RETURN COUNT { (n)-->() } AS degree", "MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.name ORDER BY m.name } AS names",
    "MATCH (n) WHERE NOT (n)--() AND (n.a = 1 OR (n.b IN [1, 2])) RETURN n", r"RETURN '\u5de5会' AS text", r"RETURN 'C:\\temp\\' AS path", "MATCH (n) RETURN [x IN n.aliases | x] AS names", "MATCH (n) RETURN [(n)-[r]->(m) WHERE m.set IS NULL | m.name] AS names",
    "RETURN reduce(total = 0, x IN [1, 2] | total + x) AS sum", "MATCH (n) WHERE all(x IN n.aliases WHERE size(x) > 1) AND any(x IN n.aliases WHERE x = 'SET') RETURN n", "MATCH (n) WHERE none(x IN n.a WHERE x) XOR single(x IN n.b WHERE x) RETURN n",
    "RETURN CASE WHEN true THEN (1) ELSE (2) END AS value", "RETURN CASE ('a') WHEN 'SET' THEN 1 END AS value", "UNWIND range(1, 3) AS x WITH x WHERE x > 1 RETURN collect(DISTINCT x) AS xs", "UNWIND ([1, 2]) AS x RETURN DISTINCT (x)", "MATCH (n) RETURN n.name UNION ALL MATCH (m) RETURN m.name AS `n.name`",
    "MATCH (人:Person) RETURN 人.姓名 AS 姓名", "MATCH\u3000(n)\u3000RETURN\u00a0n", "MATCH (n)\tRETURN n\r\n", "RETURN 'a\u2028b' AS text", "MATCH (n) RETURN n ORDER BY (n.name) SKIP (1) LIMIT (2)", "MATCH (n) USING INDEX n:Person(name) WHERE n.name = 'x' RETURN n",
    "MATCH (n) RETURN percentileCont(n.count, 0.5), stDev(n.count), coalesce(n.a, n.b), toInteger(n.c)", "MATCH (n) RETURN 1.5e3 + .5 + 0x1F, 10 % 3, 2 ^ 3, -n.a", "MATCH (n)<-[r:CHAIR_OF]-(p) RETURN type(r), startNode(r), endNode(r), properties(r), labels(p), elementId(p)",
    "MATCH (n WHERE n.load > 1) RETURN n", r"RETURN '\\u0027 CREATE (n) //' AS text", "MATCH (n) RETURN size([x IN keys(n) WHERE x IN ['set', 'delete']]) AS count", "WITH {delete: true} AS map RETURN map.delete, map['set']", "MATCH (n) RETURN n.name IS :: STRING AS said", "FILTER true RETURN 1 AS one", "RETURN trim(BOTH ' ' FROM ' a ') AS text",
    "MATCH (insert_into:Person), (creator:Person) RETURN insert_into, creator", "MATCH (n) RETURN n.created_at, n.settings, n.merged", "MATCH (n)-[:`DETACH DELETE`]->() RETURN n", "RETURN localdatetime('2020-01-01T00:00').year, time('10:00'), vector.similarity.cosine([1.0], [1.0])",
)  # fmt: skip
"""Statements that only read, whatever their names, texts and comments say."""
