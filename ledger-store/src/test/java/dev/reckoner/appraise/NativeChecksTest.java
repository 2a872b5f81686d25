package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.TrailWalk;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.bundle.SampleBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeChecksTest {
    private static final AppraisalPolicy NATIVE = new AppraisalPolicy(List.of("signature", "input", "output"));
    private static final Set<String> NATIVE_CHECKS = Set.of("signature", "input", "output", "model");
    private static final Digest MODEL = Digest.sha256("model bytes".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private CollectingSink sink = new CollectingSink();
    private ReferenceValues references = new ReferenceValues(
            List.of(), List.of(), List.of(new ReferenceValues.ModelRelease("adder", "1", MODEL)), List.of());

    @BeforeEach
    void readTheSample() throws IOException {
        TrailWalk.installed().read(SampleBundle.write(folder.resolve("s.trail"), 1), sink);
    }

    @Test
    void honestClaimIsAffirmedByEveryNativeCheck() {
        assertThat(codes(claim())).contains("EV-SIG-VALID", "EV-INPUT-MATCH", "EV-OUTPUT-MATCH", "EV-MODEL-RELEASED");
        assertThat(tier(claim())).isEqualTo(Tier.AFFIRMING);
    }

    @Test
    void findingsAreTheSameEveryTime() {
        assertThat(findings(claim())).isEqualTo(findings(claim()));
        assertThat(findings(claim())).allMatch(f -> f.asOf().equals(SampleBundle.FIRST));
    }

    @Test
    void signatureByAnotherKeyIsContraindicated() {
        Evidence.SignedStatement statement = statement();
        byte[] envelope = Objects.requireNonNull(sink.blobs.get(statement.blob()));
        String text = new String(envelope, StandardCharsets.UTF_8);
        int at = text.indexOf("\"sig\":\"") + 8;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        sink.blobs.put(
                statement.blob(),
                (text.substring(0, at) + other + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8));
        assertThat(codes(claim())).contains("EV-SIG-INVALID");
        assertThat(tier(claim())).isEqualTo(Tier.CONTRAINDICATED);
    }

    @Test
    void aClaimThatWasChangedInTheCaseIsNotVouchedForByTheSignature() {
        Claim c = claim();
        Claim changed = new Claim(
                c.id(),
                c.label(),
                c.format(),
                c.madeAt(),
                Map.of(PartyRole.PROVIDER, "meridian", PartyRole.OPERATOR, "somebody-else"),
                c.model(),
                c.inputs(),
                c.outputs(),
                c.execution(),
                c.statement(),
                c.evidence(),
                c.place());
        assertThat(codes(changed)).contains("EV-SIG-CLAIM-DIFFERS").doesNotContain("EV-SIG-VALID");
        assertThat(tier(changed)).isEqualTo(Tier.NONE);
    }

    @Test
    void missingKeyOrRecordIsNotAnAccusation() {
        Digest record = statement().blob();
        byte[] bytes = Objects.requireNonNull(sink.blobs.remove(record));
        assertThat(codes(claim())).contains("EV-SIG-RECORD-MISSING");
        sink.blobs.put(record, bytes);
        sink.evidence.removeIf(Evidence.SigningKey.class::isInstance);
        assertThat(codes(claim())).contains("EV-SIG-KEY-MISSING");
        assertThat(tier(claim())).isEqualTo(Tier.NONE);
    }

    @Test
    void unsignedClaimIsNotChecked() {
        Claim claim = with(claim(), Optional.empty(), claim().inputs());
        assertThat(codes(claim)).contains("EV-SIG-ABSENT");
    }

    @Test
    void changedAndMissingValuesAreToldApart() {
        ValueReference x = claim().inputs().getFirst();
        assertThat(codes(with(claim(), claim().statement(), List.of(held(x, Optional.of(MODEL))))))
                .contains("EV-INPUT-CHANGED");
        assertThat(codes(with(claim(), claim().statement(), List.of(held(x, Optional.empty())))))
                .contains("EV-INPUT-MISSING");
    }

    @Test
    void otherModelIsContraindicatedAndUnknownOneIsNot() {
        references = new ReferenceValues(
                List.of(),
                List.of(),
                List.of(new ReferenceValues.ModelRelease("adder", "1", Digest.sha256(new byte[0]))),
                List.of());
        assertThat(codes(claim())).contains("EV-MODEL-DIFFERS");
        references = ReferenceValues.BUILT_IN;
        assertThat(codes(claim())).contains("EV-MODEL-UNKNOWN");
    }

    @Test
    void aModelWithoutADigestIsUnboundWhateverItsOutputsAreCalled() {
        Claim c = claim();
        for (var kind : ValueReference.Kind.values()) {
            ValueReference y = c.outputs().getFirst();
            Claim unbound = new Claim(
                    c.id(),
                    c.label(),
                    c.format(),
                    c.madeAt(),
                    c.parties(),
                    new ModelReference("adder", "1", Optional.empty()),
                    c.inputs(),
                    List.of(new ValueReference(y.name(), kind, y.claimed(), y.tensor(), y.held())),
                    c.execution(),
                    c.statement(),
                    c.evidence(),
                    c.place());
            assertThat(codes(unbound)).as("%s", kind).contains("EV-MODEL-UNBOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261121})
    void losingOrDamagingEvidenceNeverInvitesMoreReliance(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            sink = new CollectingSink();
            TrailWalk.installed().read(folder.resolve("s.trail"), sink);
            Claim claim = claim();
            int before = reliance(tier(claim));
            for (int step = 0; step < 4; step++) {
                claim = harm(claim, random);
                int after = reliance(tier(claim));
                assertThat(after)
                        .as("seed %d round %d step %d", seed, round, step)
                        .isLessThanOrEqualTo(before);
                before = after;
            }
        }
    }

    private Claim harm(Claim claim, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> {
                if (!sink.evidence.isEmpty()) {
                    sink.evidence.remove(random.nextInt(sink.evidence.size()));
                }
            }
            case 1 ->
                sink.blobs.keySet().stream()
                        .sorted()
                        .skip(random.nextInt(Math.max(1, sink.blobs.size())))
                        .findFirst()
                        .ifPresent(sink.blobs::remove);
            case 2 -> sink.blobs.values().forEach(b -> b[random.nextInt(b.length)] ^= (byte) (1 + random.nextInt(255)));
            case 3 -> {
                return with(
                        claim, claim.statement(), List.of(held(claim.inputs().getFirst(), Optional.empty())));
            }
            default -> {
                return with(claim, Optional.empty(), claim.inputs());
            }
        }
        return claim;
    }

    /** How much reliance a tier invites; NONE and CONTRAINDICATED both invite none. */
    private static int reliance(Tier tier) {
        return tier == Tier.AFFIRMING ? 2 : tier == Tier.WARNING ? 1 : 0;
    }

    private Claim claim() {
        return sink.claims.getFirst();
    }

    private Evidence.SignedStatement statement() {
        return (Evidence.SignedStatement) new CollectedEvidence(sink)
                .evidence(claim().statement().orElseThrow())
                .orElseThrow();
    }

    private List<Finding> findings(Claim claim) {
        return Appraiser.standard().appraise(claim, new Check.Context(new CollectedEvidence(sink), references));
    }

    /** What the bundle alone adds up to; it carries no attestation. */
    private Tier tier(Claim claim) {
        return NATIVE.fold(findings(claim).stream()
                .filter(finding -> NATIVE_CHECKS.contains(finding.check()))
                .toList());
    }

    private List<String> codes(Claim claim) {
        return findings(claim).stream().map(Finding::code).toList();
    }

    private static ValueReference held(ValueReference value, Optional<Digest> held) {
        return new ValueReference(value.name(), value.kind(), value.claimed(), value.tensor(), held);
    }

    private static Claim with(Claim c, Optional<Digest> statement, List<ValueReference> inputs) {
        return new Claim(
                c.id(),
                c.label(),
                c.format(),
                c.madeAt(),
                c.parties(),
                c.model(),
                inputs,
                c.outputs(),
                c.execution(),
                statement,
                c.evidence(),
                c.place());
    }
}
