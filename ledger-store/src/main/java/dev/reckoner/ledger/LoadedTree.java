package dev.reckoner.ledger;

import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree rebuilt from the entries' content, which is what will be believed, and compared with both heads.
 *
 * @param range of all entries
 * @param conflicts what does not agree
 * @param headIsOlder true if the head outside agrees and covers fewer entries: the trace of a crash between commit and head
 */
record LoadedTree(CompactRange range, List<String> conflicts, boolean headIsOlder) {
    static LoadedTree read(EntryTable table, HeadFile headFile, HeadCheck headCheck) throws IOException {
        var outside = headFile.read();
        long outsideSize =
                outside.flatMap(headCheck::signed).map(Checkpoint::size).orElse(-1L);
        var range = new CompactRange();
        var conflicts = new ArrayList<String>();
        Optional<byte[]> rootThen = Optional.empty();
        for (var pages = table.pagesAfter(Long.MIN_VALUE);
                !pages.isEmpty();
                pages = table.pagesAfter(pages.getLast().first())) {
            for (var page : pages) {
                if (page.first() != range.size() && conflicts.isEmpty()) {
                    conflicts.add(LedgerVerifier.gap(range.size(), page.first()));
                }
                for (var row : page.rows()) {
                    range.append(MerkleTree.leaf(row.content()));
                    if (range.size() == outsideSize) {
                        rootThen = Optional.of(range.root());
                    }
                }
            }
        }
        conflicts.addAll(headCheck.inside(table.head(), range.size(), range.root()));
        conflicts.addAll(headCheck.outside(outside, range.size(), rootThen));
        return new LoadedTree(range, conflicts, conflicts.isEmpty() && outsideSize < range.size());
    }
}
