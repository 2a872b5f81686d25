package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.bundle.SampleTrace;
import dev.reckoner.trail.trace.TraceManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceCheckTest {
    private static final AppraisalPolicy NATIVE = new AppraisalPolicy(List.of("signature", "input", "output"));
    private static final List<String> CHECKS = List.of("signature", "input", "output", "trace");

    @TempDir
    Path folder;

    private CollectingSink sink = new CollectingSink();

    @Test
    void theTraceThatWasSignedIsAffirmedWhileAllOfItIsHeld() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail")));
        assertThat(codes()).containsExactly("EV-TRACE-MATCH");
        assertThat(tier()).isEqualTo(Tier.AFFIRMING);
        assertThat(findings().getFirst().restsOn()).containsExactly(trace().id());
        sink.blobs.remove(Digest.sha256(SampleTrace.value(1)));
        assertThat(codes()).containsExactly("EV-TRACE-INCOMPLETE");
        assertThat(findings().getFirst().detail()).startsWith("1 of 5 values missing");
        assertThat(tier()).isEqualTo(Tier.NONE);
    }

    @Test
    void aTraceThatWasChangedIsContraindicatedAndSaysThatNobodyKnowsByWhom() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail"), SampleTrace.altered(), SampleTrace.canonical(4)));
        assertThat(codes()).containsExactly("EV-TRACE-DIFFERS");
        assertThat(findings().getFirst().sentence()).endsWith("who changed it is not known");
        assertThat(tier()).isEqualTo(Tier.CONTRAINDICATED);
    }

    @Test
    void aTraceOfAnotherRunThanTheAnswerIsAWarning() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail"), SampleTrace.manifest(), SampleTrace.canonical(7)));
        assertThat(codes()).containsExactly("EV-TRACE-OTHER-ANSWER");
        sink.blobs.remove(Digest.sha256(SampleTrace.value(1)));
        assertThat(codes()).containsExactly("EV-TRACE-OTHER-ANSWER", "EV-TRACE-INCOMPLETE");
    }

    @Test
    void whatIsMissingOrWasChangedInTheCaseAccusesNobody() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail")));
        Evidence.OperatorTrace honest = trace();
        sink.evidence.remove(honest);
        assertThat(codes()).containsExactly("EV-TRACE-MISSING");
        sink.evidence.add(new Evidence.OperatorTrace(
                honest.id(), honest.blob(), honest.place(), honest.root(), honest.model(), honest.values() + 1));
        assertThat(codes()).containsExactly("EV-TRACE-MALFORMED");
        sink.evidence.removeLast();
        sink.evidence.add(honest);
        byte[] list = Objects.requireNonNull(sink.blobs.remove(honest.blob()));
        assertThat(codes()).containsExactly("EV-TRACE-NOT-HELD");
        sink.blobs.put(honest.blob(), new byte[list.length]);
        assertThat(codes()).containsExactly("EV-TRACE-MALFORMED");
    }

    @Test
    void aRecordWithoutATraceIsNotAsked() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail")));
        Claim claim = sink.claims.getFirst().withTraceRoot(Optional.empty());
        sink.claims.set(0, claim);
        assertThat(codes()).isEmpty();
        assertThat(all()).extracting(Finding::code).contains("EV-SIG-CLAIM-DIFFERS");
    }

    /** Whoever states the root of somebody's trace over a list of their own takes no place from the true one. */
    @Test
    void aListThatDoesNotAddUpStandsBehindOneThatDoes() throws Exception {
        read(SampleTrace.write(folder.resolve("t.trail")));
        Evidence.OperatorTrace honest = trace();
        TraceManifest list = SampleTrace.altered();
        Digest blob = sink.blob(list.write());
        Evidence.OperatorTrace forged =
                new Evidence.OperatorTrace(honest.id(), blob, "elsewhere", list.root(), list.model(), honest.values());
        assertThat(SignedCopy.soundest(List.of(forged, honest), new CollectedEvidence(sink)))
                .isEqualTo(honest);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void losingOrDamagingTheTraceNeverInvitesMoreReliance(long seed) throws Exception {
        Random random = new Random(seed);
        Path[] trails = {
            SampleTrace.write(folder.resolve("honest.trail")),
            SampleTrace.write(folder.resolve("altered.trail"), SampleTrace.altered(), SampleTrace.canonical(4)),
            SampleTrace.write(folder.resolve("other.trail"), SampleTrace.manifest(), SampleTrace.canonical(7))
        };
        for (int round = 0; round < 300; round++) {
            sink = new CollectingSink();
            read(trails[round % trails.length]);
            int before = reliance(tier());
            for (int step = 0; step < 4; step++) {
                harm(random);
                assertThat(reliance(tier()))
                        .as("seed %d round %d step %d", seed, round, step)
                        .isLessThanOrEqualTo(before);
                before = reliance(tier());
            }
        }
    }

    private void harm(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> sink.evidence.removeIf(Evidence.OperatorTrace.class::isInstance);
            case 1 ->
                sink.blobs.keySet().stream()
                        .sorted()
                        .skip(random.nextInt(Math.max(1, sink.blobs.size())))
                        .findFirst()
                        .ifPresent(sink.blobs::remove);
            default ->
                sink.evidence.stream()
                        .filter(Evidence.OperatorTrace.class::isInstance)
                        .findFirst()
                        .map(item -> sink.blobs.get(item.blob()))
                        .ifPresent(list -> list[random.nextInt(list.length)] ^= (byte) (1 + random.nextInt(255)));
        }
    }

    private static int reliance(Tier tier) {
        return tier == Tier.AFFIRMING ? 2 : tier == Tier.WARNING ? 1 : 0;
    }

    private Evidence.OperatorTrace trace() {
        return sink.evidence.stream()
                .filter(Evidence.OperatorTrace.class::isInstance)
                .map(Evidence.OperatorTrace.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void read(Path trail) throws IOException {
        TrailWalk.installed().read(trail, sink);
    }

    private List<Finding> all() {
        return Appraiser.standard()
                .appraise(
                        sink.claims.getFirst(),
                        new Check.Context(new CollectedEvidence(sink), ReferenceValues.BUILT_IN));
    }

    private List<Finding> findings() {
        return all().stream().filter(finding -> finding.check().equals("trace")).toList();
    }

    private List<String> codes() {
        return findings().stream().map(Finding::code).toList();
    }

    private Tier tier() {
        return NATIVE.fold(all().stream()
                .filter(finding -> CHECKS.contains(finding.check()))
                .toList());
    }
}
