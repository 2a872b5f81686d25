package dev.reckoner.ui.attribution;

/** What the graph is about. */
enum Mode {
    /** Who answers for an answer. */
    RESPONSIBILITY,
    /** What a party, key, build or model touches. */
    BLAST,
    /** What several operators use. */
    SHARED
}
