package dev.reckoner.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of a ledger while it is opened, when several look at the same rows and nobody writes. */
final class KeptRows {
    private final List<EntryPage> pages = new ArrayList<>();
    private final Map<Long, Optional<EntryPage>> asked = new HashMap<>();
    private final Map<Long, Optional<NodeRow>> nodes = new HashMap<>();

    /** Reads a row. */
    @FunctionalInterface
    interface Source<T> {
        Optional<T> read(long number) throws IOException;
    }

    /** The page that an entry is in, or would be. */
    Optional<EntryPage> page(long index, Source<EntryPage> source) throws IOException {
        var known = pages.stream().filter(page -> page.has(index)).findFirst();
        if (known.isPresent()) {
            return known;
        }
        if (!asked.containsKey(index)) {
            var read = source.read(index);
            asked.put(index, read);
            read.ifPresent(pages::add);
        }
        return asked.getOrDefault(index, Optional.empty());
    }

    /** A row of the tree's nodes. */
    Optional<NodeRow> nodes(long number, Source<NodeRow> source) throws IOException {
        if (!nodes.containsKey(number)) {
            nodes.put(number, source.read(number));
        }
        return nodes.getOrDefault(number, Optional.empty());
    }
}
