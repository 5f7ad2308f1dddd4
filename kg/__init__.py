"""A knowledge graph, with its sources, from Chinese trade-union news. This is the page on how it is built.

The flow. Each arrow is one plain function, and only `kg.build` knows their order.

    files ──read_documents──→ Document ──split_articles──→ Article ──read_articles──→ Reading (mentions, facts)
          ──resolve_page──→ Reading with full names ──weigh_readings──→ how sure each fact is
          ──to_source──→ Page ──Archive.write──→ archive: the truth
    archive ──pages──→ Page ──assemble──→ Graph ──load──→ Neo4j, ArcadeDB ──write_*──→ files ──to_networkx──→ networkx
    archive ──open_index──→ index: the graph in one file ──find, facts, neighbours──→ REST, OpenRefine, MCP
    questions ──read_question──→ named query ──answer──→ store ──→ rows, each with its sentence

The rooms, from the ground up; a module imports only what stands above it in this list (`[tool.importlinter]`).

    errors, config, resources   the tree of errors; one class of options a stage; where pipelines/ and cypher/ lie
    schema, model               labels, fact types and edges; the records that stages hand to each other
    text                        pure functions on strings: widths and scripts, places, dates, names
    extraction, offsets         the JSON of a page; from an article's characters to those of the source
    report, fingerprint, workers   what a run did; what decides how a page is read; several processes
    sqlite                      files of our own kinds, opened with care
    ingest                      files to documents, documents to articles
    nlp                         spaCy components: finders of mentions by rules, the entity model (nlp.entities), the judge
                                between them, one finder a fact type; nobody else knows spaCy
    resolve                     short forms to full names, each with its reason; how sure a fact then is
    graph                       pages to nodes and edges
    corpus                      annotated pieces: checked, damaged as OCR does, composed of shapes, given as labelled text
    archive, store, export      facts in SQLite; graph stores; one file a format
    build                       the order of the stages
    index, imports              the graph in one SQLite file, to search and to stream; graphs out of exports
    queries, evaluate           named queries; found against gold pages, pieces, and labelled text of any source
    reconcile                   names of a table matched with entities, as OpenRefine asks
    browser                     what Neo4j Browser takes: favourites, style, guide
    asking                      questions in Chinese, read by a grammar that is data, to named queries
    project                     the Python API
    training                    makes the entity model, its judge, the weights of facts, segmenters (extra: train)
    api, mcp_server             REST and MCP over all of these (extras: serve, mcp)
    cli                         the command line

What holds everywhere:

- Records are frozen and compared by value. Ids are digests of content: the same input has the same ids on every
  machine, in any order of files and with any number of processes, so that a store may MERGE.
- Offsets count characters of the source's decoded text. The pipeline reads articles whose broken lines are joined, and
  `Article.pieces` is the map back; behind `kg.build` every mention and every sentence is `source[start:end]`.
- A fact is what one sentence says: it carries its evidence. Facts that say the same are brought together late, in the
  graph and in JSON; the archive keeps each sentence. A passage printed twice is read twice: two places, counted once.
- A full name that the page cannot settle stays None, and its entity is one of this article: a wrong merge is worse than
  none.
- What is left out is said: `Skipped(item, reason, remedy)`. A bad document never ends a run; a broken set-up ends it
  before the first document.
- Lists and patterns are data in pipelines/; what a user adds lies beside them in files that end in `.local`.

Decisions that a reader may wonder about:

- Facts live in SQLite, and every graph store is a projection that can be made anew. `Archive.revision()` tells a
  projection whether it is stale.
- A document's id is of its text and its metadata, not of its path. An archive holds each content once with all its
  paths, and keeps paths relative to its own folder: archive and pages can move together.
- A page is read again when its content has changed or when `kg.fingerprint` has: rules, word lists, and the packages
  that take part are digested, so no archive mixes readings of old and new rules behind a user's back.
- One transaction a document, in WAL mode: a killed build leaves whole pages, and readers do not wait for a writer.
- Several processes are run by `kg.workers`, not by a pool of the standard library: that one loses every page under way
  when one process dies, and cannot say which page was at fault.
- Rules and the entity model both propose mentions, and one judge decides, by weights that are data: so a rule that is
  often wrong loses to a sure model, a sure rule to none, and a confidence is the share of its like that is right.
- Posts are read in two layers: phrases of posts and their people first, then clauses over a tape on which such a phrase
  is its people alone, so that 当选 finds its subjects whatever stands before their names. The name of a rule is the
  derivation, and evidence carries it.
- Which body a post belongs to that names none is a choice among the bodies of the text and none, by a conditional logit;
  how sure a fact is, a logistic regression over its rule, its mentions and its names. Both sets of weights are data in
  pipelines/facts, fitted on the corpus: rules say what can be, weights how often it is so.
- The model's weights are 8-bit and its sums 32-bit: quantising what flows through it would make spans hang on the batch.
- What is looked up by name, id or date (search, cards, facts) is answered by SQLite, what follows patterns by Cypher. The
  graph's file is brought up to date in one transaction, so that many processes read one state while a build goes on; the
  embedded store, which knows no such thing, holds two databases that change places.
- Names are searched by one definition (`kg.index.search`): pairs of characters in SQLite, `CONTAINS` over one property of
  all names in Cypher; tests hold every store to the same hits in the same order.
- The guard of Cypher knows what reads and refuses all else; the database's own read access stands beside it, since
  either may have holes that the other has not.
- A question is refused unless every word of it is accounted for: an answer to another question is worse than none.
- `import kg` is quick: spaCy, networkx and the neo4j driver are imported by the functions that need them.
"""

from kg.archive import Archive, Card, Statement, Stats
from kg.config import BuildOptions, LoadOptions, PipelineOptions, ReadOptions
from kg.errors import ArchiveError, ConfigError, InputError, KGError, NotFoundError, ReadOnlyError, StoreError
from kg.extraction import page_from_json, page_to_json
from kg.model import Argument, Article, Document, Evidence, Fact, Known, Mention, Page, Reading, Skipped
from kg.project import Project, extract, extract_text, pipeline
from kg.project import open_project as open
from kg.report import Report

__all__ = [
    "Archive",
    "ArchiveError",
    "Argument",
    "Article",
    "BuildOptions",
    "Card",
    "ConfigError",
    "Document",
    "Evidence",
    "Fact",
    "InputError",
    "KGError",
    "Known",
    "LoadOptions",
    "Mention",
    "NotFoundError",
    "Page",
    "PipelineOptions",
    "Project",
    "ReadOnlyError",
    "ReadOptions",
    "Reading",
    "Report",
    "Skipped",
    "Statement",
    "Stats",
    "StoreError",
    "extract",
    "extract_text",
    "open",
    "page_from_json",
    "page_to_json",
    "pipeline",
]
__version__ = "0.1.0"
