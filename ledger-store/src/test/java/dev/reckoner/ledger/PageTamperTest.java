package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteSigner;
import dev.reckoner.crypto.SignedNote;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever edits the pages of a closed case through JDBC is noticed, and the entry is named. The case has a page of ten entries,
 * 1 to 10, between pages of one.
 */
@ParameterizedClass
@EnumSource(Store.class)
class PageTamperTest {
    @Parameter
    Store store = Store.H2;

    private static final int TEN = 1;

    @TempDir
    Path folder;

    @BeforeEach
    void makeCase() throws IOException {
        Cases.make(folder, store);
        try (var ledger = Ledger.open(folder)) {
            for (int i = 10; i < 14; i++) {
                ledger.append(List.of(Cases.note(i)));
            }
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aChangedByteInAnyEntryOfAPageIsNamed() throws Exception {
        for (int entry = 1; entry <= 10; entry++) {
            int index = entry;
            UnaryOperator<EntryPage> flip = page -> {
                byte[] contents = page.contents().clone();
                contents[start(page, index - TEN) + index] ^= 1;
                return new EntryPage(TEN, page.lengths(), page.leaves(), contents);
            };
            Cases.edit(folder, TEN, flip);
            assertThat(Cases.verify(folder).failures())
                    .filteredOn(failure -> failure.startsWith("LG-LEAF"))
                    .singleElement()
                    .asString()
                    .startsWith("LG-LEAF: entry " + index + ":");
            Cases.edit(folder, TEN, flip);
        }
        assertThat(Cases.verify(folder).failures()).isEmpty();
    }

    @Test
    void aChangedLeafIsNamed() throws Exception {
        Cases.edit(folder, TEN, page -> {
            byte[] leaves = page.leaves().clone();
            leaves[5 * MerkleTree.HASH_BYTES] ^= 1;
            return new EntryPage(TEN, page.lengths(), leaves, page.contents());
        });
        assertFailure("LG-LEAF: entry 6:");
    }

    @Test
    void aChangedContentWithItsLeafRecomputedBreaksTheRoot() throws Exception {
        byte[] changed = PreparedEntry.of(new NewEntry(
                        EntryKind.NOTE,
                        Cases.NOW.plusSeconds(3),
                        JsonNodeFactory.instance.objectNode().put("text", "note X")))
                .canonical();
        Cases.edit(folder, TEN, page -> replaced(page, 3, changed));
        assertThat(Cases.verify(folder).failures()).noneMatch(failure -> failure.startsWith("LG-LEAF"));
        assertFailure("LG-HEAD-ROOT");
        assertFailure("LG-OUTSIDE-HEAD-ROOT");
        assertFailure("LG-CHANGED: entry 4 or 5 was changed together with the leaf hash beside it");
        assertNeverSigned("LG-CHANGED: entry 4 or 5 ");
    }

    @Test
    void aContentThatIsNoEntryIsNamed() throws Exception {
        for (var content : List.of("", "{", "[]", "{\"v\":1}", "{\"kind\":\"note\",\"time\":\"yesterday\",\"v\":1}")) {
            Cases.edit(folder, TEN, page -> replaced(page, 3, content.getBytes(StandardCharsets.UTF_8)));
            assertFailure("LG-ENTRY: entry 4 cannot be read");
        }
    }

    @Test
    void swappedEntriesInAPageAreNoticed() throws Exception {
        Cases.edit(folder, TEN, page -> {
            byte[] third = content(page, 2);
            return replaced(replaced(page, 2, content(page, 6)), 6, third);
        });
        assertFailure("LG-HEAD-ROOT");
        assertNeverSigned("LG-HEAD-ROOT");
    }

    @Test
    void swappedPagesAreNoticed() throws Exception {
        Cases.sql(
                folder,
                "UPDATE entry_page SET first_index = 99 WHERE first_index = 11",
                "UPDATE entry_page SET first_index = 11 WHERE first_index = 12",
                "UPDATE entry_page SET first_index = 12 WHERE first_index = 99");
        assertFailure("LG-HEAD-ROOT");
        assertNeverSigned("LG-HEAD-ROOT");
    }

    @Test
    void aDeletedPageIsNamed() throws Exception {
        Cases.sql(folder, "DELETE FROM entry_page WHERE first_index = 12");
        assertFailure("LG-GAP: entry 12 is missing.");
        assertNeverSigned("LG-GAP: entry 12");
    }

    @Test
    void anEntryTakenOutOfAPageIsNamed() throws Exception {
        Cases.edit(folder, TEN, page -> {
            int last = start(page, 9);
            return new EntryPage(
                    TEN,
                    Arrays.copyOf(page.lengths(), 9 * EntryPage.LENGTH_BYTES),
                    Arrays.copyOf(page.leaves(), 9 * MerkleTree.HASH_BYTES),
                    Arrays.copyOf(page.contents(), last));
        });
        assertFailure("LG-GAP: entry 10 is missing.");
        assertFailure("LG-HEAD-ROOT: of the first ");
        assertFailure("LG-OUTSIDE-HEAD-ROOT");
        // Nothing was cut off its end, and no older copy put there.
        assertThat(Cases.verify(folder).failures())
                .noneMatch(failure -> failure.startsWith("LG-ROLLBACK") || failure.startsWith("LG-HEAD-SIZE"));
    }

    @Test
    void anInsertedPageIsNamed() throws Exception {
        Cases.sql(
                folder,
                "INSERT INTO entry_page SELECT -5, lengths, leaves, contents FROM entry_page WHERE first_index = 12");
        assertFailure("LG-GAP: the page that begins with entry -5 stands where entry 0 was due");
    }

    /** A reader would find entry 4 in it, so it must not hide behind the page that goes on to 10. */
    @Test
    void aPageThatOverlapsAnotherIsNamed() throws Exception {
        Cases.sql(
                folder,
                "INSERT INTO entry_page SELECT 4, lengths, leaves, contents FROM entry_page WHERE first_index = 12");
        assertFailure("LG-GAP: the page that begins with entry 4 stands where entry 11 was due");
        assertNeverSigned("LG-GAP");
    }

    @Test
    void aPageThatIsMovedIsNoticedOnOpening() throws Exception {
        Cases.sql(folder, "UPDATE entry_page SET first_index = 20 WHERE first_index = 14");
        assertFailure("LG-GAP: the entries 14 to 19 are missing.");
        assertConflict("LG-NODE");
    }

    @Test
    void aCutTailIsNoticed() throws Exception {
        Cases.sql(folder, "DELETE FROM entry_page WHERE first_index > 12");
        assertFailure("LG-HEAD-SIZE");
        assertFailure("LG-ROLLBACK");
        assertConflict("LG-HEAD-SIZE");
        assertConflict("LG-ROLLBACK");
    }

    @Test
    void aMovedBorderBetweenTwoEntriesIsNamed() throws Exception {
        Cases.edit(folder, TEN, page -> {
            var lengths = ByteBuffer.wrap(page.lengths().clone());
            lengths.putInt(8, lengths.getInt(8) + 1).putInt(12, lengths.getInt(12) - 1);
            return new EntryPage(TEN, lengths.array(), page.leaves(), page.contents());
        });
        assertFailure("LG-LEAF: entry 3:");
        assertFailure("LG-LEAF: entry 4:");
    }

    @Test
    void lengthsThatDoNotFitAreReportedAndNeverBelieved() throws Exception {
        for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Cases.edit(folder, TEN, page -> {
                var lengths = ByteBuffer.wrap(page.lengths().clone()).putInt(20, length);
                return new EntryPage(TEN, lengths.array(), page.leaves(), page.contents());
            });
            assertFailure("LG-PAGE: the page that begins with entry 1 ");
            assertFailure("LG-LEAF: entry 6:");
        }
    }

    @Test
    void whatAPageHoldsBeyondItsEntriesIsReported() throws Exception {
        Cases.edit(
                folder,
                TEN,
                page -> new EntryPage(
                        TEN,
                        page.lengths(),
                        page.leaves(),
                        Arrays.copyOf(page.contents(), page.contents().length + 1)));
        assertFailure("LG-PAGE: the page that begins with entry 1 ");
    }

    @Test
    void moreEntriesThanAPageTakesAreReported() throws Exception {
        Cases.edit(folder, 13, page -> new EntryPage(13, new byte[8_000], page.leaves(), page.contents()));
        assertFailure("LG-PAGE: the page that begins with entry 13 ");
    }

    /** H2's file is not even opened; a server may be altered by whoever runs it. */
    @Test
    void nullsWhereTheSchemaAllowsNoneAreReported() throws Exception {
        if (store == Store.H2) {
            Cases.sql(folder, "ALTER TABLE entry_page ALTER COLUMN contents SET NULL");
            LedgerTest.assertCode(() -> Ledger.open(folder), "LG-SCHEMA");
            return;
        }
        Cases.sql(
                folder,
                "ALTER TABLE entry_page ALTER COLUMN contents DROP NOT NULL",
                "UPDATE entry_page SET contents = NULL WHERE first_index = 13");
        assertFailure("LG-LEAF: entry 13:");
        Cases.sql(
                folder,
                "ALTER TABLE entry_page ALTER COLUMN lengths DROP NOT NULL",
                "UPDATE entry_page SET lengths = NULL WHERE first_index = 13");
        assertFailure("LG-PAGE: the page that begins with entry 13 ");
        assertFailure("LG-GAP: entry 13 is missing");
    }

    /** Reading goes from one part of the pages to the next by their first entries, and never sees the second of two. */
    @Test
    void aPageThatIsThereTwiceWhereReadingGoesOnIsNoticed() throws Exception {
        long last;
        try (var ledger = Ledger.open(folder)) {
            for (int i = 0; i < 80; i++) {
                ledger.append(Cases.notes(1));
            }
        }
        try (var ledger = Ledger.open(folder)) {
            last = ledger.size() - 80 + 60;
        }
        Cases.sql(
                folder,
                store == Store.H2
                        ? "ALTER TABLE entry_page DROP PRIMARY KEY"
                        : "ALTER TABLE entry_page DROP CONSTRAINT entry_page_pkey");
        for (long first = last; first < last + 10; first++) {
            Cases.sql(
                    folder,
                    "INSERT INTO entry_page SELECT first_index, lengths, leaves, contents FROM entry_page WHERE first_index = "
                            + first);
            assertThat(Cases.verify(folder).failures())
                    .anyMatch(failure -> failure.startsWith("LG-ROWS") || failure.startsWith("LG-GAP"));
            Cases.sql(
                    folder,
                    "DELETE FROM entry_page WHERE first_index = " + first + " AND "
                            + (store == Store.H2
                                    ? "_ROWID_ = (SELECT MAX(_ROWID_) FROM entry_page)"
                                    : "ctid = (SELECT MAX(ctid) FROM entry_page)"));
        }
    }

    /** Nodes can be made anew of entries that are those which the heads sign, and of no others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM tree_node",
                "UPDATE tree_node SET hashes = OVERLAY(hashes PLACING 'XX' FROM 3)",
                "UPDATE tree_node SET hashes = OVERLAY(hashes PLACING 'XX' FROM 330)"
            })
    void nodesAreMadeAnew(String damage) throws Exception {
        Cases.sql(
                folder,
                store == Store.H2
                        ? damage.replace(
                                        "OVERLAY(hashes PLACING 'XX' FROM 3)",
                                        "SUBSTRING(hashes, 1, 2) || X'5858' || SUBSTRING(hashes, 5)")
                                .replace(
                                        "OVERLAY(hashes PLACING 'XX' FROM 330)",
                                        "SUBSTRING(hashes, 1, 329) || X'5858' || SUBSTRING(hashes, 332)")
                        : damage);
        var report = Cases.verify(folder);
        assertThat(report.failures()).isNotEmpty().allMatch(failure -> failure.startsWith("LG-NODE"));
        assertThat(report.found()).allMatch(failure -> failure.part() == LedgerPart.NODES);
        assertThat(report.sound().orElseThrow().entries()).isEqualTo(15);
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.rebuildNodes()).isEqualTo(!ledger.conflicts().isEmpty());
        }
        try (var ledger = Ledger.open(folder)) {
            ledger.append(Cases.notes(1));
            assertThat(ledger.verify(BackupCases.SILENT).failures()).isEmpty();
        }
    }

    @Test
    void aRowOfNodesThatHoldsMoreThanARowDoesIsTold() throws Exception {
        try (var ledger = Ledger.open(folder)) {
            ledger.append(Cases.notes(300));
        }
        Cases.sql(
                folder,
                "UPDATE tree_node SET hashes = hashes || " + (store == Store.H2 ? "X'00'" : "'\\x00'::bytea")
                        + " WHERE number = 0");
        assertThat(Cases.verify(folder).failures())
                .singleElement()
                .asString()
                .startsWith("LG-NODE-MORE: row 0 of the tree's nodes holds more");
    }

    @Test
    void noNodesAreMadeOfChangedEntries() throws Exception {
        EditedEntries.rename(folder, "note 3", "note X");
        var before = Cases.verify(folder).failures();
        try (var ledger = Ledger.open(folder)) {
            LedgerTest.assertCode(ledger::rebuildNodes, "LG-CONFLICT");
        }
        assertThat(Cases.verify(folder).failures()).isEqualTo(before);
    }

    /** What comes before the first change is proven by the nodes, not only up to the last head before it. */
    @Test
    void theEntriesBeforeTheFirstChangedOneAreVouchedFor() throws Exception {
        EditedEntries.rename(folder, "note 12", "note XX");
        var sound = Cases.verify(folder).sound().orElseThrow();
        assertThat(sound.entries()).isEqualTo(12);
        assertThat(sound.recorded()).isEqualTo(Cases.NOW.plusSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO tree_node (number, hashes) VALUES (-9223372036854775808, '\\x00')",
                "INSERT INTO tree_node (number, hashes) VALUES (-5, '\\x00')",
                "INSERT INTO tree_head (size, note) VALUES (-9223372036854775808, 'x')",
                "INSERT INTO tree_head (size, note) SELECT -1, note FROM tree_head",
                "INSERT INTO tree_head (size, note) SELECT 5, note FROM tree_head",
                "INSERT INTO entry_page SELECT -9223372036854775808, lengths, leaves, contents FROM entry_page"
                        + " WHERE first_index = 13",
                "DELETE FROM tree_head",
                "INSERT INTO key_change VALUES (-9223372036854775808)"
            })
    void rowsOutOfSightAreNoticed(String statement) throws Exception {
        Cases.sql(folder, store == Store.H2 ? statement.replace("'\\x00'", "X'00'") : statement);
        assertThat(Cases.verify(folder).failures()).isNotEmpty();
    }

    @Test
    void aSignatureThatTheLedgerDidNotPutOnAHeadIsNoticed() throws Exception {
        String head;
        try (var ledger = Ledger.open(folder)) {
            head = ledger.head();
        }
        var more = SignedNote.parse(head)
                .with(new NoteSigner("other.example/log", CaseKeys.newPair())
                        .sign(SignedNote.parse(head).text())
                        .signatures()
                        .getFirst());
        Cases.sql(folder, "UPDATE tree_head SET note = '" + more + "'");
        assertFailure("LG-HEAD-LINES");
    }

    private static int start(EntryPage page, int entry) {
        return page.rows().subList(0, entry).stream()
                .mapToInt(row -> row.content().length)
                .sum();
    }

    private static byte[] content(EntryPage page, int entry) {
        return page.rows().get(entry).content();
    }

    /** The page with another content for one entry, and its leaf with it. */
    private static EntryPage replaced(EntryPage page, int entry, byte[] content) {
        int from = start(page, entry);
        int to = from + content(page, entry).length;
        byte[] old = page.contents();
        byte[] contents = Arrays.copyOf(old, from + content.length + old.length - to);
        System.arraycopy(content, 0, contents, from, content.length);
        System.arraycopy(old, to, contents, from + content.length, old.length - to);
        byte[] leaves = page.leaves().clone();
        System.arraycopy(MerkleTree.leaf(content), 0, leaves, entry * MerkleTree.HASH_BYTES, MerkleTree.HASH_BYTES);
        var lengths = ByteBuffer.wrap(page.lengths().clone()).putInt(entry * EntryPage.LENGTH_BYTES, content.length);
        return new EntryPage(page.first(), lengths.array(), leaves, contents);
    }

    private void assertFailure(String beginning) throws IOException {
        assertThat(Cases.verify(folder).failures()).anyMatch(failure -> failure.startsWith(beginning));
    }

    /** Opening does not look at every entry; but what is appended goes on from the nodes that the heads sign. */
    private void assertNeverSigned(String beginning) throws IOException {
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).isEmpty();
            ledger.append(Cases.notes(3));
        }
        assertFailure(beginning);
    }

    private void assertConflict(String beginning) throws IOException {
        try (var ledger = Ledger.open(folder)) {
            assertThat(ledger.conflicts()).anyMatch(conflict -> conflict.startsWith(beginning));
            LedgerTest.assertCode(() -> ledger.append(Cases.notes(1)), "LG-CONFLICT");
        }
    }
}
