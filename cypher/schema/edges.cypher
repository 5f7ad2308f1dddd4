// The keys of edges: an id is the key of an edge among those of its type. Made before the first load into a store that
// holds edges, and behind the first load into one that does not, since many edges are written faster without them.
CREATE CONSTRAINT kg_holds IF NOT EXISTS FOR ()-[r:HOLDS]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_in IF NOT EXISTS FOR ()-[r:`IN`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_chair_of IF NOT EXISTS FOR ()-[r:CHAIR_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_vice_chair_of IF NOT EXISTS FOR ()-[r:VICE_CHAIR_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_holds_role IF NOT EXISTS FOR ()-[r:HOLDS_ROLE]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_received IF NOT EXISTS FOR ()-[r:RECEIVED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_awarded_by IF NOT EXISTS FOR ()-[r:AWARDED_BY]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_reported IF NOT EXISTS FOR ()-[r:REPORTED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_organised IF NOT EXISTS FOR ()-[r:ORGANISED]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_union_of IF NOT EXISTS FOR ()-[r:UNION_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_partner_of IF NOT EXISTS FOR ()-[r:PARTNER_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_located_in IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_part_of IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_under IF NOT EXISTS FOR ()-[r:UNDER]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT kg_mentions IF NOT EXISTS FOR ()-[r:MENTIONS]-() REQUIRE r.id IS UNIQUE;
