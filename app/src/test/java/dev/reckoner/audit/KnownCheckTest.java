package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.Appraiser;
import dev.reckoner.appraise.Check;
import dev.reckoner.audit.KnownCheck.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one order of checks. */
class KnownCheckTest {
    @Test
    void everyCheckOfTheAppraiserIsKnown() {
        assertThat(KnownCheck.ids())
                .containsAll(
                        Appraiser.standard().checks().stream().map(Check::id).toList())
                .contains("weights", "reexecution")
                .doesNotHaveDuplicates();
    }

    @Test
    void theStripShowsItsChecksInTheirOrder() {
        assertThat(EvidenceStrip.CHECKS)
                .containsExactly(
                        "signature",
                        "input",
                        "output",
                        "key",
                        "party",
                        "attestation",
                        "measurement",
                        "model",
                        "reexecution");
    }

    @Test
    void aCheckThatIsNotKnownComesLast() {
        assertThat(KnownCheck.ids().stream().map(KnownCheck::position))
                .isSorted()
                .allMatch(position -> position < KnownCheck.position("a check of tomorrow"));
        assertThat(KnownCheck.topic("a check of tomorrow")).isEqualTo(Topic.OTHER);
        assertThat(KnownCheck.ids().stream().map(KnownCheck::topic)).doesNotContain(Topic.OTHER);
    }

    @Test
    void checksOfOneTopicStandTogether() {
        List<Topic> topics = KnownCheck.ids().stream().map(KnownCheck::topic).toList();
        for (int i = 1; i < topics.size(); i++) {
            assertThat(topics.get(i).compareTo(topics.get(i - 1))).isNotNegative();
        }
    }

    @Test
    void whatNamesTheFaultCloselyComesBeforeWhatHoldsForMany() {
        List<String> closest =
                List.of("weights", "signature", "key", "registry", "reexecution", "party", "coverage", "?");
        assertThat(closest.stream().map(DecidingFinding::vagueness)).isSorted().doesNotHaveDuplicates();
    }
}
