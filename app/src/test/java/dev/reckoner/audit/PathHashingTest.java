package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.audit.InclusionPath.Side;
import dev.reckoner.crypto.LeafRange;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths of a ledger of 13 entries, whose tree is not full. */
class PathHashingTest {
    private static final int SIZE = 13;

    @TempDir
    Path folder;

    @BeforeEach
    void makeTheLedger() throws IOException {
        try (var ledger = Ledger.create(folder.resolve("case"), "log", Instant.EPOCH)) {
            for (int i = 1; i < SIZE; i++) {
                ledger.append(List.of(new NewEntry(
                        EntryKind.NOTE,
                        Instant.EPOCH,
                        JsonNodeFactory.instance.objectNode().put("note", i))));
            }
        }
    }

    private InclusionPath path(long index) throws IOException {
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            return PathHashing.of(ledger, index);
        }
    }

    @Test
    void everyEntryIsIncludedUnderTheSignedHead() throws IOException {
        for (int i = 0; i < SIZE; i++) {
            InclusionPath path = path(i);
            assertThat(path.included()).as("entry %d", i).isTrue();
            assertThat(path.size()).isEqualTo(SIZE);
        }
    }

    @Test
    void eachLevelSaysWhatItCoversAndOnWhichSide() throws IOException {
        InclusionPath path = path(12);
        assertThat(path.levels()).hasSize(2);
        assertThat(path.levels()).extracting(InclusionPath.Level::side).containsOnly(Side.LEFT);
        assertThat(path.levels())
                .extracting(InclusionPath.Level::covers)
                .containsExactly(new LeafRange(8, 12), new LeafRange(0, 8));
        assertThat(path(2).levels())
                .extracting(InclusionPath.Level::side)
                .containsExactly(Side.RIGHT, Side.LEFT, Side.RIGHT, Side.RIGHT);
    }

    @Test
    void aChangedNodeBreaksThePathAtTheLevelThatRestsOnIt() throws Exception {
        // The first node of the first row is that over the entries 0 and 1.
        flipFirstByteOfTheNodes();
        InclusionPath path = path(2);
        assertThat(path.included()).isFalse();
        assertThat(path.damaged()).hasValue(2);
        assertThat(path(12).included())
                .as("a path that does not rest on that node")
                .isTrue();
    }

    @Test
    void thereIsNoPathOfAnEntryThatIsNotThere() {
        assertThatThrownBy(() -> path(SIZE)).isInstanceOf(LedgerException.class).hasMessageContaining("no entry 13");
    }

    private void flipFirstByteOfTheNodes() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("case/ledger"));
                var select = connection.prepareStatement("SELECT hashes FROM tree_node WHERE number = 0");
                var update = connection.prepareStatement("UPDATE tree_node SET hashes = ? WHERE number = 0")) {
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            byte[] hashes = row.getBytes(1);
            hashes[0] ^= 1;
            update.setBytes(1, hashes);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
