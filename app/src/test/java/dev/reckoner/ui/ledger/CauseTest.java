package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.LedgerVerification;
import dev.reckoner.ui.ledger.Cause.Kind;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What verifying found is told as causes: what is only a consequence of one is no cause of its own. */
class CauseTest {
    private static final LedgerFailure LEAF = entry(LedgerPart.LEAVES, "LG-LEAF", 12);
    private static final LedgerFailure LATER_LEAF = entry(LedgerPart.LEAVES, "LG-LEAF", 40);
    private static final LedgerFailure NODE = entry(LedgerPart.NODES, "LG-NODE", 8);
    private static final LedgerFailure HEAD = whole(LedgerPart.HEADS, "LG-HEAD-ROOT");
    private static final LedgerFailure OUTSIDE = whole(LedgerPart.OUTSIDE_HEAD, "LG-OUTSIDE-HEAD-ROOT");
    private static final LedgerFailure BLOB = entry(LedgerPart.BLOBS, "LG-BLOB-MISSING", 30);
    private static final LedgerFailure ROW = whole(LedgerPart.PROJECTIONS, "LG-PROJECTION");

    private static LedgerFailure entry(LedgerPart part, String code, long entry) {
        return new LedgerFailure(part, code, code, OptionalLong.of(entry), Optional.empty());
    }

    private static LedgerFailure whole(LedgerPart part, String code) {
        return new LedgerFailure(part, code, code, OptionalLong.empty(), Optional.empty());
    }

    private static LedgerState state(Standing standing, LedgerFailure... found) {
        return new LedgerState(
                50,
                "",
                standing,
                List.of(found).stream().map(LedgerFailure::toString).toList(),
                Optional.of(new LedgerState.Verified(
                        Instant.EPOCH,
                        List.of(),
                        List.of(found),
                        Optional.of(new LedgerVerification.Sound(12, Instant.EPOCH)),
                        Optional.empty())));
    }

    @Test
    void aChangedEntryComesFirstAndWhatFollowsFromItIsNoCauseOfItsOwn() {
        var causes = Cause.of(List.of(NODE, OUTSIDE, HEAD, LATER_LEAF, LEAF));
        assertThat(causes).hasSize(1);
        Cause cause = causes.getFirst();
        assertThat(cause.kind()).isEqualTo(Kind.ENTRIES);
        assertThat(cause.first()).isEqualTo(LEAF);
        assertThat(cause.beside()).containsExactly(LATER_LEAF);
        assertThat(cause.following()).containsExactly(HEAD, OUTSIDE, NODE);
    }

    @Test
    void tablesAndNodesAloneAreTablesAndBlobsAreFiles() {
        assertThat(Cause.of(List.of(NODE, ROW))).extracting(Cause::kind).containsExactly(Kind.TABLES);
        assertThat(Cause.of(List.of(ROW, BLOB))).extracting(Cause::kind).containsExactly(Kind.FILES, Kind.TABLES);
        assertThat(Cause.of(List.of(OUTSIDE))).extracting(Cause::kind).containsExactly(Kind.HEAD);
        assertThat(Cause.of(List.of())).isEmpty();
    }

    @Test
    void theHeadlineNamesTheGravestCause() {
        assertThat(VerifyWords.sentence(state(Standing.OPEN, BLOB, LEAF))).isEqualTo("Entries were changed");
        assertThat(VerifyWords.sentence(state(Standing.OPEN, ROW, BLOB)))
                .isEqualTo("A file was changed or is missing; the entries hold");
    }

    @Test
    void upToWhereItHoldsIsSaidOfEntriesAlone() {
        var entries = state(Standing.OPEN, LEAF);
        assertThat(VerifyWords.sound(VerifyWords.causes(entries).getFirst(), entries))
                .hasValueSatisfying(words -> assertThat(words).startsWith("Up to entry 11"));
        var files = state(Standing.OPEN, BLOB);
        assertThat(VerifyWords.sound(VerifyWords.causes(files).getFirst(), files))
                .isEmpty();
    }

    @Test
    void thatNothingCanBeRecordedIsSaidOnlyWhereItIsSo() {
        var open = state(Standing.OPEN, LEAF);
        assertThat(VerifyWords.next(VerifyWords.causes(open).getFirst(), open)).doesNotContain("recorded");
        var conflict = state(Standing.CONFLICT, LEAF, ROW);
        assertThat(VerifyWords.next(VerifyWords.causes(conflict).getFirst(), conflict))
                .startsWith("Nothing more can be recorded in this case.");
        assertThat(VerifyWords.next(VerifyWords.causes(conflict).getLast(), conflict))
                .doesNotContain("recorded");
    }

    @Test
    void everyKindOfCauseHasItsWords() {
        for (Kind kind : Kind.values()) {
            assertThat(Messages.get(kind.key("title"))).isNotBlank();
            assertThat(Messages.get(kind.key("next"))).isNotBlank();
        }
    }
}
