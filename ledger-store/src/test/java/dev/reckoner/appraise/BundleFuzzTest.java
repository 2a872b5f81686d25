package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.bundle.SampleBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages a small bundle in every way that is quick to try: nothing throws, and nothing is signed that was not signed. */
class BundleFuzzTest {
    private static final TrailWalk WALK = TrailWalk.installed();
    private static final Appraiser CHECKS = Appraiser.standard();

    @TempDir
    Path folder;

    private byte[] bundle = {};
    private Map<?, Claim> honest = Map.of();

    @BeforeEach
    void makeTheBundle() throws IOException {
        bundle = Files.readAllBytes(SampleBundle.write(folder.resolve("s.trail"), 3));
        honest = read(bundle).claims.stream().collect(Collectors.toMap(Claim::id, c -> c));
    }

    @Test
    void cutOffAnywhereItIsReportedAndMakesNoClaim() throws Exception {
        for (int length = 1; length < bundle.length; length += 7) {
            CollectingSink sink = read(Arrays.copyOf(bundle, length));
            assertThat(sink.problems).as("length %d", length).isNotEmpty();
            assertThat(sink.claims).as("length %d", length).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void flippedBytesNeverGiveAValidSignatureOverAnotherMeaning(long seed) throws Exception {
        Random random = new Random(seed);
        int valid = 0;
        int silent = 0;
        for (int round = 0; round < 1_500; round++) {
            byte[] damaged = bundle.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            CollectingSink sink = read(damaged);
            silent += sink.problems.isEmpty() ? 1 : 0;
            for (Claim claim : sink.claims) {
                if (signed(claim, sink)) {
                    valid++;
                    assertThat(meaning(claim))
                            .as("seed %d round %d", seed, round)
                            .isEqualTo(meaning(honest(claim)));
                }
            }
        }
        System.out.printf(
                "bundle fuzz seed %d: 1500 damaged, %d valid claims all unchanged, %d without a problem%n",
                seed, valid, silent);
        assertThat(valid).isPositive();
    }

    private Claim honest(Claim claim) {
        Claim same = honest.get(claim.id());
        assertThat(same).as("a claim that nobody signed: %s", claim.id()).isNotNull();
        return java.util.Objects.requireNonNull(same);
    }

    /** All that the signature covers; what is held and where it was read is not. */
    private static List<Object> meaning(Claim c) {
        return List.of(
                c.label(),
                c.madeAt(),
                c.parties(),
                c.model(),
                named(c.inputs()),
                named(c.outputs()),
                c.execution(),
                c.evidence());
    }

    private static List<Object> named(List<ValueReference> values) {
        return values.stream()
                .<Object>map(v -> List.of(v.name(), v.kind(), v.claimed(), v.tensor()))
                .toList();
    }

    private static boolean signed(Claim claim, CollectingSink sink) {
        return CHECKS.appraise(claim, new Check.Context(new CollectedEvidence(sink), ReferenceValues.BUILT_IN)).stream()
                .anyMatch(f -> f.code().equals("EV-SIG-VALID"));
    }

    private CollectingSink read(byte[] bytes) throws IOException {
        CollectingSink sink = new CollectingSink();
        WALK.read(Files.write(folder.resolve("fuzz.trail"), bytes), sink);
        return sink;
    }
}
