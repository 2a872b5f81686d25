package dev.reckoner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which claims a policy has run again. The numbers were made with Python's hashlib. */
class DrawTest {
    private static List<Integer> drawn(String policy, int claims) {
        var judge = new Judge(Policies.read(policy));
        return IntStream.range(0, claims)
                .filter(i -> judge.draws("claim-" + i))
                .boxed()
                .toList();
    }

    @Test
    void everybodyWhoHasThePolicyDrawsTheSameClaims() {
        assertThat(drawn(Policies.EVERYTHING, 40)).containsExactly(1, 5, 11, 24);
        assertThat(drawn(Policies.EVERYTHING, 10_000)).hasSize(1185);
    }

    @Test
    void aSeedDrawsOthers() {
        var seeded = Policies.EVERYTHING.replace("worst:", "seed: salt\n  worst:");
        assertThat(drawn(seeded, 40)).containsExactly(1, 12, 16, 19, 22, 32);
    }

    @Test
    void aHigherRateDrawsTheSameAndMore() {
        assertThat(drawn(Policies.EVERYTHING.replace("0.12", "0.30"), 1000))
                .containsAll(drawn(Policies.EVERYTHING, 1000))
                .hasSizeBetween(250, 350);
    }

    @Test
    void allAndNone() {
        assertThat(drawn(Policies.EVERYTHING.replace("0.12", "1"), 500)).hasSize(500);
        assertThat(drawn(Policies.EVERYTHING.replace("0.12", "0"), 500)).isEmpty();
        assertThat(new Judge(Policies.asking("freshness: 1h")).draws("claim-1")).isFalse();
    }
}
