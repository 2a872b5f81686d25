package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MerkleTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A page with what is computed of it on any thread.
 *
 * @param leaves hash of each entry's content
 * @param named the blobs that its entries name
 * @param traces the lists of traces among its entries, by index
 * @param aboutKeys the entries that say something of the ledger's keys, by index
 */
record HashedPage(
        EntryPage page,
        List<byte[]> leaves,
        Map<Digest, NamedBy> named,
        Map<Long, TraceList> traces,
        Map<Long, byte[]> aboutKeys) {
    /** Computes it of some pages, beside whoever asks. */
    static CompletableFuture<List<HashedPage>> of(List<EntryPage> pages) {
        return CompletableFuture.supplyAsync(
                () -> pages.parallelStream().map(HashedPage::of).toList());
    }

    private static HashedPage of(EntryPage page) {
        var leaves = new ArrayList<byte[]>(page.size());
        var named = new LinkedHashMap<Digest, NamedBy>();
        var traces = new LinkedHashMap<Long, TraceList>();
        var aboutKeys = new HashMap<Long, byte[]>();
        page.eachContent((index, from, end) -> {
            leaves.add(MerkleTree.leaf(page.contents(), from, end));
            if (EntryReader.isAboutKeys(page.contents(), from, end)) {
                aboutKeys.put(index, Arrays.copyOfRange(page.contents(), from, end));
            }
            var blobs = BlobNames.in(page.contents(), from, end, BlobNames.MEMBERS);
            blobs.forEach((digest, member) -> named.putIfAbsent(digest, new NamedBy(index, member)));
            if (!blobs.isEmpty()) {
                TraceList.in(page.contents(), from, end).ifPresent(list -> traces.put(index, list));
            }
        });
        return new HashedPage(page, leaves, named, traces, aboutKeys);
    }
}
