package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.audit.LedgerState.Standing;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.LedgerVerification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a damaged ledger refuses is refused beforehand, with the reason; what it still does is offered, with what comes of it. */
class OffersTest {
    private static LedgerState state(Standing standing, long sound, LedgerPart... parts) {
        List<LedgerFailure> found = List.of(parts).stream()
                .map(part -> new LedgerFailure(part, "LG-X", "It differs.", OptionalLong.empty(), Optional.empty()))
                .toList();
        return new LedgerState(
                50,
                "",
                standing,
                found.stream().map(LedgerFailure::toString).toList(),
                Optional.of(new LedgerState.Verified(
                        Instant.EPOCH,
                        List.of(),
                        found,
                        Optional.of(new LedgerVerification.Sound(sound, Instant.EPOCH)),
                        Optional.empty())));
    }

    @Test
    void anIntactLedgerRefusesNothingAndWarnsOfNothing() {
        LedgerState intact = state(Standing.OPEN, 50);
        assertThat(Offers.backupRefused(intact)).isEmpty();
        assertThat(Offers.recordingRefused(intact)).isEmpty();
        assertThat(Offers.backupCaution(intact)).isEmpty();
        assertThat(Offers.recordingCaution(intact)).isEmpty();
    }

    @Test
    void overChangedEntriesNothingIsBackedUpNorRecordedAboutHeads() {
        LedgerState changed = state(Standing.OPEN, 12, LedgerPart.LEAVES, LedgerPart.HEADS);
        assertThat(Offers.backupRefused(changed)).startsWith("Entries were changed");
        assertThat(Offers.recordingRefused(changed)).startsWith("Entries were changed");
        assertThat(Offers.backupCaution(changed))
                .as("a refusal says it already")
                .isEmpty();
        assertThat(Offers.closed(VerifyWords.causes(changed).getFirst(), changed))
                .isPresent();
    }

    @Test
    void entriesThatAreProvenToTheLastCanBeBackedUpWhateverDiffersBesideThem() {
        LedgerState hashes = state(Standing.OPEN, 50, LedgerPart.LEAVES);
        assertThat(Offers.backupRefused(hashes)).isEmpty();
        assertThat(Offers.recordingRefused(hashes)).isEmpty();
        assertThat(Offers.backupCaution(hashes)).startsWith("Entries were changed.");
    }

    @Test
    void withoutAFileThereIsNoBackupButHeadsAreRecorded() {
        LedgerState files = state(Standing.OPEN, 50, LedgerPart.BLOBS);
        assertThat(Offers.backupRefused(files)).startsWith("A file was changed or is missing");
        assertThat(Offers.recordingRefused(files)).isEmpty();
        assertThat(Offers.recordingCaution(files)).startsWith("A file was changed or is missing; the entries hold.");
    }

    @Test
    void tablesThatDifferCloseNothing() {
        LedgerState tables = state(Standing.OPEN, 50, LedgerPart.PROJECTIONS);
        assertThat(Offers.backupRefused(tables)).isEmpty();
        assertThat(Offers.backupCaution(tables)).contains("can be made all the same");
        assertThat(Offers.closed(VerifyWords.causes(tables).getFirst(), tables)).isEmpty();
    }

    @Test
    void aCaseThatWasEndedIsBackedUpAndAConflictIsNot() {
        assertThat(Offers.backupRefused(state(Standing.ENDED, 50))).isEmpty();
        assertThat(Offers.recordingRefused(state(Standing.ENDED, 50))).startsWith("The case was ended");
        assertThat(Offers.backupRefused(state(Standing.CONFLICT, 50))).isNotEmpty();
    }
}
