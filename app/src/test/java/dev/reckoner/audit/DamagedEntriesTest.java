package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.audit.LedgerLine.Damage;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.ledger.NewEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that were changed on the disk, or taken from it, are shown for what they are and hide no other. */
class DamagedEntriesTest {
    @TempDir
    Path folder;

    /** Each entry has a page of its own. */
    @BeforeEach
    void makeTheLedger() throws IOException {
        try (var ledger = Ledger.create(folder.resolve("case"), "log", Instant.EPOCH)) {
            for (int i = 1; i < 6; i++) {
                ledger.append(List.of(new NewEntry(
                        EntryKind.NOTE,
                        Instant.EPOCH,
                        JsonNodeFactory.instance.objectNode().put("note", "number " + i))));
            }
        }
    }

    private List<LedgerLine> lines() throws IOException {
        try (var ledger = Ledger.open(folder.resolve("case"))) {
            return LedgerLines.of(ledger, 0, 100);
        }
    }

    private void edit(String sql, byte[]... values) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("case/ledger"));
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setBytes(i + 1, values[i]);
            }
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private byte[] content(int index) throws IOException {
        return lines().get(index).json().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aChangedEntryIsShownAsItLiesThereWithBothItsHashesAndTheOthersAsEver() throws Exception {
        String leaf = lines().get(3).leaf();
        byte[] changed = new String(content(3), StandardCharsets.UTF_8)
                .replace("number 3", "number 8")
                .getBytes(StandardCharsets.UTF_8);
        edit("UPDATE entry_page SET contents = ? WHERE first_index = 3", changed);
        List<LedgerLine> lines = lines();
        assertThat(lines).extracting(LedgerLine::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(lines).filteredOn(line -> line.damage().isPresent()).hasSize(1);
        Damage damage = lines.get(3).damage().orElseThrow();
        assertThat(damage.changed()).isTrue();
        assertThat(damage.stored()).isEqualTo(leaf);
        assertThat(damage.recomputed()).hasSize(64).isNotEqualTo(leaf);
        assertThat(String.join("", damage.raw())).contains("number 8").startsWith("{\"body\":");
        assertThat(lines.get(3).kind()).as("as its bytes say").isEqualTo("note");
        assertThat(lines.get(4).kind()).isEqualTo("note");
    }

    @Test
    void aChangedEntryKeepsTheKindThatCanStillBeRead() throws Exception {
        String text = new String(content(3), StandardCharsets.UTF_8);
        assertThat(SaidKind.of(text.getBytes(StandardCharsets.UTF_8))).contains("note");
        assertThat(SaidKind.of(text.replaceFirst("\"", "#").getBytes(StandardCharsets.UTF_8)))
                .as("what does not parse any more")
                .contains("note");
        assertThat(SaidKind.of(text.replace("\"time", "#time").getBytes(StandardCharsets.UTF_8)))
                .as("what follows it is broken")
                .contains("note");
        assertThat(SaidKind.of("{\"body\":{\"kind\":\"claim\"},\"kind\":\"#ote\",\"time\":\"\",\"v\":1"
                        .getBytes(StandardCharsets.UTF_8)))
                .as("a kind in the body is none of the entry")
                .isEmpty();
        assertThat(SaidKind.of(text.replace("note\",\"time", "nose\",\"time").getBytes(StandardCharsets.UTF_8)))
                .as("no kind at all")
                .isEmpty();
        assertThat(SaidKind.of(new byte[] {(byte) 0xff, 0})).isEmpty();
        edit(
                "UPDATE entry_page SET contents = ? WHERE first_index = 3",
                text.replace("note\",\"time", "nose\",\"time").getBytes(StandardCharsets.UTF_8));
        assertThat(lines().get(3).kind()).isEqualTo(LedgerLine.UNREADABLE);
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimalAndNothingTurnsALineRound() throws Exception {
        byte[] noText = new byte[content(2).length];
        noText[0] = (byte) 0xff;
        edit("UPDATE entry_page SET contents = ? WHERE first_index = 2", noText);
        assertThat(lines().get(2).damage().orElseThrow().raw().getFirst()).startsWith("ff 00 00");
        assertThat(RawLines.of("a\u202Eb\n".getBytes(StandardCharsets.UTF_8))).containsExactly("a\\u202eb\\u000a");
    }

    @Test
    void anEntryThatIsGoneHasItsLine() throws Exception {
        edit("DELETE FROM entry_page WHERE first_index = 2");
        List<LedgerLine> lines = lines();
        assertThat(lines).extracting(LedgerLine::index).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(lines.get(2).damage().orElseThrow().why()).isEqualTo("Entry 2 is gone from the disk.");
        assertThat(lines.get(3).damage()).isEmpty();
    }
}
