package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import java.io.IOException;

/** Hashes the first entries anew: the tree's stored nodes may have been changed with what they were made of. */
final class RecomputedRoot {
    private RecomputedRoot() {}

    /** The RFC 6962 root over the first {@code size} entries that are there, in their order; over fewer where there are fewer. */
    static byte[] of(EntryRows rows, long size) throws IOException {
        var range = new CompactRange();
        var pages = rows.pagesAfter(Long.MIN_VALUE);
        while (!pages.isEmpty() && range.size() < size) {
            for (var hashed : HashedPage.of(pages).join()) {
                hashed.leaves().stream().limit(size - range.size()).forEach(range::append);
            }
            pages = rows.pagesAfter(pages.getLast().first());
        }
        return range.root();
    }
}
