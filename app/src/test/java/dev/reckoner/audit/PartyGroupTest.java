package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.coordination.Means;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.SharingTerms;
import dev.reckoner.coordination.Use;
import dev.reckoner.grade.Grade;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartyGroupTest {
    private final List<Use> uses = new ArrayList<>();

    private void share(Grade grade, String means, String... parties) {
        for (var party : parties) {
            uses.add(new Use(
                    party,
                    new Means(MeansKind.SIGNING_KEY, means, means),
                    grade,
                    InventedClaims.START,
                    InventedClaims.START.plusSeconds(60),
                    1,
                    List.of()));
        }
    }

    @Test
    void theSurestGroupComesFirstThenTheLargestAndWhatIsOnlyStatedLast() {
        share(Grade.ASSERTED, "said", "a", "b");
        share(Grade.SUPPORTED, "likely", "c", "d", "e");
        share(Grade.PROVEN, "small", "f", "g");
        share(Grade.PROVEN, "large", "h", "i", "j");
        for (var party : List.of("k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v")) {
            share(Grade.PROVEN, "own of " + party, party);
        }
        var groups = PartyGroup.of(Sharing.of(uses, SharingTerms.DEFAULT), List.of());
        assertThat(groups.stream().map(PartyGroup::parties))
                .containsExactly(List.of("h", "i", "j"), List.of("f", "g"), List.of("c", "d", "e"), List.of("a", "b"));
        assertThat(groups.stream().map(PartyGroup::byEvidence)).containsExactly(true, true, true, false);
    }
}
