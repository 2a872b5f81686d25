package dev.reckoner.ledger;

import dev.reckoner.crypto.CompactRange;
import dev.reckoner.crypto.MerkleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads entries out of their pages. */
final class EntryReader {
    private static final String KIND = ",\"kind\":\"";
    private static final byte[] KEY_KIND = ",\"kind\":\"key-".getBytes(StandardCharsets.US_ASCII);
    /** More than the kind, the time and the version take. */
    private static final int LONGEST_END = 160;

    private final EntryRows table;

    EntryReader(EntryRows table) {
        this.table = table;
    }

    /** The entries from one index on up to, and without, another; read some pages at a time. */
    Stream<LedgerEntry> entries(long from, long end) throws IOException {
        return rows(from, end).map(EntryReader::entry);
    }

    /** The entries as they lie on the disk, those that were changed too. */
    Stream<StoredEntry> stored(long from, long end) throws IOException {
        return rows(from, end).map(row -> new StoredEntry(row.index(), row.leaf(), row.content()));
    }

    private Stream<EntryPage.Row> rows(long from, long end) throws IOException {
        var page = table.pageOf(from);
        List<EntryPage> begin = page.isPresent() ? List.of(page.get()) : table.pagesAfter(from);
        return Stream.iterate(
                        begin,
                        pages -> !pages.isEmpty(),
                        pages -> after(pages.getLast().first()))
                .flatMap(List::stream)
                .flatMap(one -> one.rows().stream())
                .filter(row -> row.index() >= from)
                .takeWhile(row -> row.index() < end);
    }

    /** The entries of some kinds, likewise; of the others no more is looked at than what says their kind. */
    Stream<LedgerEntry> entries(Set<EntryKind> kinds, long from, long end) throws IOException {
        return rows(from, end).filter(row -> isOf(kinds, row.content())).map(EntryReader::entry);
    }

    /** In canonical JSON the kind comes after the body, and before nothing but the time and the version. */
    static boolean isOf(Set<EntryKind> kinds, byte[] canonical) {
        int from = Math.max(0, canonical.length - LONGEST_END);
        var end = new String(canonical, from, canonical.length - from, StandardCharsets.ISO_8859_1);
        int at = end.lastIndexOf(KIND);
        return at >= 0 && kinds.stream().anyMatch(kind -> end.startsWith(kind.wireName() + "\"", at + KIND.length()));
    }

    /** True if the entry between those places is of a kind that says something of the ledger's keys. */
    static boolean isAboutKeys(byte[] bytes, int from, int end) {
        for (int at = end - KEY_KIND.length; at >= Math.max(from, end - LONGEST_END); at--) {
            if (bytes[at] == KEY_KIND[0]
                    && Arrays.equals(bytes, at, at + KEY_KIND.length, KEY_KIND, 0, KEY_KIND.length)) {
                return isOf(KeyHistory.KINDS, Arrays.copyOfRange(bytes, from, end));
            }
        }
        return false;
    }

    /**
     * Those of some kinds out of all entries of a tree: each is read and hashed.
     *
     * @param size of the tree
     * @throws LedgerException LG-CONFLICT if the entries do not have that root
     */
    List<LedgerEntry> signed(Set<EntryKind> kinds, long size, byte[] root) throws IOException {
        var found = new ArrayList<LedgerEntry>();
        var range = new CompactRange();
        try (var rows = rows(0, size)) {
            for (var row : (Iterable<EntryPage.Row>) rows::iterator) {
                range.append(MerkleTree.leaf(row.content()));
                if (isOf(kinds, row.content())) {
                    found.add(LedgerEntry.read(row.index(), row.content()));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (range.size() != size || !Arrays.equals(range.root(), root)) {
            throw new LedgerException(
                    "LG-CONFLICT",
                    "The entries are not those that the newest head signs, so nothing is signed or told on the strength of them."
                            + " Verify the ledger.");
        }
        return found;
    }

    private List<EntryPage> after(long first) {
        try {
            return table.pagesAfter(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LedgerEntry entry(EntryPage.Row row) {
        try {
            return LedgerEntry.read(row.index(), sound(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry at that index, if there is one. */
    Optional<LedgerEntry> entry(long index) throws IOException {
        var content = content(index);
        return content.isPresent() ? Optional.of(LedgerEntry.read(index, content.get())) : Optional.empty();
    }

    /** Its canonical bytes. */
    Optional<byte[]> content(long index) throws IOException {
        var row = table.pageOf(index).flatMap(page -> page.row(index));
        return row.isPresent() ? Optional.of(sound(row.get())) : Optional.empty();
    }

    /**
     * The content, if it has the leaf hash stored with it. Whether that hash is the one in the tree is for the
     * {@link LedgerVerifier}: here a page that was damaged is not to pass for what was recorded.
     */
    private static byte[] sound(EntryPage.Row row) throws LedgerException {
        if (!Arrays.equals(MerkleTree.leaf(row.content()), row.leaf())) {
            throw new LedgerException(
                    "LG-LEAF",
                    "Entry " + row.index() + " was changed on disk: its content does not have the leaf hash stored with"
                            + " it. Verify the ledger, and restore the case from a copy.");
        }
        return row.content();
    }
}
