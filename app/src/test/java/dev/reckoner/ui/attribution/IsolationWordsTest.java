package dev.reckoner.ui.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.IsolationRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolationWordsTest {
    private static final Instant DAY = Instant.parse("2026-04-17T10:00:00Z");

    @Test
    void bothDecisionsHaveTheirDayEntryAndReason() {
        var isolation =
                new Isolation(Scope.party(NodeKind.OPERATOR, "meridian-02"), "wrong answers", List.of(), "R. Osei");
        var lift = new IsolationRow.Lift(1_520, DAY.plusSeconds(11 * 86_400), "a new build", "A. Lind");
        var row = new IsolationRow(1_510, DAY, isolation, Optional.of(lift));
        assertThat(IsolationWords.of(row))
                .isEqualTo("Isolated on 2026-04-17 by R. Osei, entry 1,510: operator meridian-02."
                        + " Reason: wrong answers");
        assertThat(IsolationWords.of(lift))
                .isEqualTo("Lifted on 2026-04-28 by A. Lind, entry 1,520. Reason: a new build");
    }
}
