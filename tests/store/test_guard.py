from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ReadOnlyError
from kg.store.guard import refuse_writes

WRITES = [
    "CREATE (n:Person {id: 'x'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) NODETACH DELETE n",
    "MATCH (n) REMOVE n.name",
    "MERGE (n:Person {id: 'x'}) RETURN n",
    "MATCH (n) FOREACH (x IN [1] | SET n.a = x)",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) INSERT (:Person)",
    "DROP CONSTRAINT kg_person",
    "ALTER USER neo4j SET PASSWORD 'x'",
    "GRANT ROLE reader TO me",
    "START DATABASE neo4j",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id",
    "SELECT FROM Person",
    "UPDATE Person SET name = 'x'",
    "INSERT INTO Person SET name = 'x'",
]
HIDDEN = [
    "/* only reading */ CREATE (n)",
    "MATCH (n) // SET\nSET n.a = 1",
    "MATCH (n) // comment\rSET n.a = 1",
    "MATCH (n) // comment\u2028SET n.a = 1",
    "MATCH (n) /* /* */ DELETE n /* */",
    "EXPLAIN CREATE (n)",
    "PROFILE CYPHER 5 runtime = slotted planner = cost CREATE (n)",
    "CYPHER 25 CREATE (n)",
    "MATCH (n) RETURN n; CREATE (m)",
    "RETURN 1;\nMATCH (n) DELETE n",
    r"\u0043REATE (n)",
    r"MATCH (n) \u0053ET n.a = 1",
    r"MATCH (n) \uuu0053ET n.a = 1",
    r"RETURN '\u0027 SET n.a = 1 //'",
    r"MATCH (n) RETURN '\\' \u0053ET n.a = 1",
    r"MATCH (n) RETURN '\\\u0027 SET n.a = 1 //'",
    "MATCH (n) WHERE n.name = 'it\\'s' SET n.a = 1",
    "MATCH (n) WHERE n.`a``b` = 1 SET n.a = 1",
    "MATCH (n) ſET n.a = 1",
    "MATCH (n) sEt n.a = 1",
    "CALL { CREATE (n) } RETURN 1",
    "CALL (*) { MATCH (n) DELETE n } RETURN 1",
    "RETURN COUNT { CREATE (n) }",
    "MATCH (n) WITH n AS as CREATE (m)",
    "WITH 1 AS as WITH as CREATE (m)",
    "RETURN 1.CREATE (n)",
    "UNWIND [1] AS x MERGE (n {id: x})",
    "MATCH (n) ON CREATE SET n.a = 1",
    "CALL apoc.cypher.doIt('CREATE (n)', {})",
    "CALL `apoc`.`cypher`.`doIt`('CREATE (n)', {})",
    "CALL db.createLabel('x')",
    "CALL /* x */ dbms.security.createUser('a', 'b')",
    "OPTIONAL CALL tx.setMetaData({})",
    "MATCH (n) RETURN apoc.cypher.runFirstColumnSingle('CREATE (n) RETURN n', {})",
    "RETURN `apoc`.`x`('y')",
    "",
    "// nothing",
]
READS = [
    "MATCH (n) RETURN n",
    "match (n:Person) where n.name = $name return n.name as name order by name limit 3",
    "MATCH (n) RETURN n.set, n.delete AS deleted, n . create",
    "MATCH (n:Set)-[r:DELETE|CREATE]->(m:Remove&!Drop) RETURN r",
    "RETURN {set: 1, create: 2, `merge`: 3} AS map",
    "RETURN $set, $delete",
    "RETURN 'CREATE (n)' AS text, \"SET x\" AS other // DELETE\n",
    "RETURN `SET`.`DELETE` /* MERGE */",
    "EXPLAIN MATCH (n) RETURN n",
    "CYPHER runtime = slotted MATCH (n) RETURN n",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('kg_names', '王芳') YIELD node, score RETURN node.name, score",
    "CALL { MATCH (n) RETURN n } RETURN n",
    "MATCH (n) CALL (n) { RETURN n.name AS name } RETURN name;",
    "MATCH (start)-[*1..3]->(stop) RETURN start, stop",
    "RETURN date.truncate('year', date('2020-05-03')), point.distance(point({x: 1, y: 2}), point({x: 0, y: 0}))",
    "SHOW INDEXES",
    "OPTIONAL MATCH (n) RETURN n.offset, n.load",
    "MATCH (n) WHERE EXISTS { (n)--() } RETURN COUNT { (n)-->() } AS degree",
    r"RETURN '\u5de5会' AS text",
    "MATCH (n) RETURN [x IN n.aliases | x] AS names",
]


@pytest.mark.parametrize("statement", [*WRITES, *HIDDEN])
def test_statements_that_write_are_refused(statement: str) -> None:
    with pytest.raises(ReadOnlyError):
        refuse_writes(statement)


@pytest.mark.parametrize("statement", READS)
def test_statements_that_read_are_not(statement: str) -> None:
    refuse_writes(statement)


def test_the_error_says_which_clause_and_where() -> None:
    with pytest.raises(ReadOnlyError, match=re.escape("'SET' in line 2")):
        refuse_writes("MATCH (n)\nSET n.name = 'x'")


@given(
    st.sampled_from(["SET n.a = 1", "CREATE (m)", "DELETE n", "MERGE (m:X {id: 1})", "REMOVE n.a"]),
    st.sampled_from([" ", "\n", "/**/", "/* ' */", '/* " ` */', "// '\n", "// */\r\n", "\t", "\u00a0"]),
    st.sampled_from(["'a'", '"b"', "'\\''", '"\\\\"', "'/*'", "'//'", "`x`", "'`'", "1.", "$set", "n.set"]),
    st.booleans(),
)
def test_no_comment_string_or_escape_hides_a_write(clause: str, gap: str, value: str, is_escaped: bool) -> None:
    if is_escaped:
        clause = f"\\u{ord(clause[0]):04x}{clause[1:]}"
    with pytest.raises(ReadOnlyError):
        refuse_writes(f"MATCH (n){gap}WITH n, {value}{gap}AS v{gap}{clause}{gap}RETURN v")
