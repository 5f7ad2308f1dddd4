// The keys of nodes, made before a graph is loaded: one statement after another, each may be run again, on every store.
// An id is the key of a node among those of its label.
CREATE CONSTRAINT kg_person IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_union IF NOT EXISTS FOR (n:`Union`) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_company IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_organization IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_role IF NOT EXISTS FOR (n:Role) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_award IF NOT EXISTS FOR (n:Award) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_event IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_place IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_article IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT kg_state IF NOT EXISTS FOR (n:KGState) REQUIRE n.id IS UNIQUE;
CREATE INDEX kg_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
