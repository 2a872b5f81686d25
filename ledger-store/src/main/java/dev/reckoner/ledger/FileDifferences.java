package dev.reckoner.ledger;

import java.util.List;

/**
 * What a case's database has otherwise than it should, below the level of its tables; sentences.
 *
 * @param lacking what the newest version makes and is not there
 * @param rows where it gives other rows when it is asked in another way
 */
record FileDifferences(List<String> lacking, List<String> rows) {
    static final FileDifferences NONE = new FileDifferences(List.of(), List.of());

    FileDifferences {
        lacking = List.copyOf(lacking);
        rows = List.copyOf(rows);
    }
}
