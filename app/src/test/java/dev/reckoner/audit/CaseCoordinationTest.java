package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.Standing;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.grade.Grade;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.BundleWriter;
import dev.reckoner.trail.bundle.InferenceRecord;
import dev.reckoner.trail.bundle.InferenceRecord.RecordedTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What parties share and what witnesses say, of a case in its folder: one and two sign with one key and give one wrong answer. */
class CaseCoordinationTest {
    private static final Instant AT = Instant.parse("2026-06-12T12:00:00Z");
    private static final KeyPair COMMON = Signatures.ed25519(new byte[32]);
    private static final KeyPair OWN = Signatures.ed25519(
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            });
    private static final ModelReference MODEL =
            new ModelReference("m", "1", Optional.of(Digest.sha256(RerunTrails.ROOT)));

    @TempDir
    Path folder;

    /** Asks for the square root of four. */
    private static InferenceRecord answer(BundleWriter bundle, String operator, float root) throws IOException {
        return new InferenceRecord(
                operator + " says " + root,
                AT,
                "p",
                operator,
                "app",
                Optional.empty(),
                MODEL,
                List.of(value(bundle, "x", 4)),
                List.of(value(bundle, "y", root)),
                Optional.empty(),
                Optional.empty());
    }

    private static RecordedTensor value(BundleWriter bundle, String name, float number) throws IOException {
        var tensor = Tensor.ofFloats(List.of(1L), number);
        return new RecordedTensor(name, bundle.tensor(TensorProtos.write(tensor)), Digest.ofSha256(tensor.sha256()));
    }

    private static Party party(String id) {
        return new Party(id, id, PartyRole.OPERATOR, Optional.of("0xAA"), Optional.empty());
    }

    private void trail(Investigation in, boolean endorsed) throws Exception {
        var model = Files.write(folder.resolve("m.onnx"), RerunTrails.ROOT);
        try (var bundle = BundleWriter.create(in.path("one.trail"), "Three operators", AT)) {
            bundle.party(party("one"));
            bundle.party(party("three"));
            bundle.modelFile("m", "1", model);
            bundle.key("one", COMMON.getPublic().getEncoded());
            bundle.key("three", OWN.getPublic().getEncoded());
            bundle.record(answer(bundle, "one", 3), COMMON);
            bundle.record(answer(bundle, "two", 3), COMMON);
            bundle.record(answer(bundle, "three", 2), OWN);
        }
        in.accept(new ModelRelease("m", "1", Digest.sha256(RerunTrails.ROOT)));
        if (endorsed) {
            for (var operator : List.of("one", "two")) {
                in.accept(endorsement(operator, COMMON));
            }
            in.accept(endorsement("three", OWN));
        }
        in.rerun();
    }

    private static Endorsement endorsement(String operator, KeyPair key) {
        return new Endorsement(
                operator, "p", Optional.of(Digest.sha256(key.getPublic().getEncoded())), Optional.empty());
    }

    @Test
    void aKeyAndAWrongAnswerInCommonJoinAndAStatedAccountDoesNot() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            var found = in.bring().coordination().coordination();
            assertThat(found.joined()).singleElement().satisfies(group -> {
                assertThat(group.parties()).containsExactly("operator:one", "operator:two");
                assertThat(group.means())
                        .extracting(shared -> shared.means().kind(), shared -> shared.grade())
                        .containsExactly(
                                tuple(MeansKind.SIGNING_KEY, Grade.PROVEN),
                                tuple(MeansKind.WRONG_ANSWER, Grade.SUPPORTED));
            });
            assertThat(found.stated()).singleElement().satisfies(group -> {
                assertThat(group.parties()).containsExactly("operator:one", "operator:three");
                assertThat(group.means().getFirst().standing()).isEqualTo(Standing.ASSERTED_ONLY);
                assertThat(group.means().getFirst().means().id()).isEqualTo("0xaa");
            });
            assertThat(found.wrong())
                    .singleElement()
                    .satisfies(answers -> assertThat(answers.answers()).hasSize(2));
            assertThat(found.troubles())
                    .extracting(PartyTrouble::party)
                    .containsExactly("operator:one", "operator:two");
        }
    }

    @Test
    void claimsThatMerelyNameSomebodyCountAgainstNobody() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, false);
            var found = in.bring().coordination().coordination();
            assertThat(found.joined()).isEmpty();
            assertThat(found.wrong()).isEmpty();
            assertThat(found.troubles()).isEmpty();
            assertThat(found.sharing().means()).allMatch(shared -> shared.standing() == Standing.ASSERTED_ONLY);
        }
    }

    @Test
    void theClaimsOfAUseAreThoseOfItsPartyThatRestOnIt() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            var desk = in.bring().coordination();
            var key = desk.coordination().joined().getFirst().means().getFirst();
            for (var use : key.uses()) {
                assertThat(in.bring().claimRows(desk.claims(use)))
                        .singleElement()
                        .satisfies(
                                row -> assertThat("operator:" + row.operator()).isEqualTo(use.party()));
            }
            var stated = desk.coordination().stated().getFirst().means().getFirst();
            assertThat(desk.claims(stated.uses().getFirst())).isEmpty();
        }
    }

    @Test
    void whoGaveTheSameAnswerConfirmsItAndWhoRanItAgainContradictsIt() throws Exception {
        try (var in = new Investigation(folder)) {
            trail(in, true);
            var found = in.bring().coordination().witnesses();
            assertThat(found.whole()).isTrue();
            assertThat(found.witnesses())
                    .filteredOn(witness -> witness.kind() == WitnessKind.OPERATOR)
                    .extracting(Witnessing.Witness::name, Witnessing.Witness::confirms)
                    .containsExactly(tuple("one", 2L), tuple("three", 1L), tuple("two", 2L));
            var examiner = found.witnesses().stream()
                    .filter(witness -> witness.kind() == WitnessKind.EXAMINER)
                    .findFirst()
                    .orElseThrow();
            assertThat(examiner.confirms()).isEqualTo(1);
            assertThat(examiner.contradicts()).isEqualTo(2);
            assertThat(found.pair("operator:one", "operator:two").orElseThrow())
                    .satisfies(pair -> assertThat(pair.bothConfirm()).isEqualTo(2))
                    .satisfies(pair -> assertThat(pair.disagreed()).isEmpty());
            assertThat(found.pair(examiner.id(), "operator:one").orElseThrow().disagreed())
                    .hasSize(2)
                    .allMatch(said -> said.contradictedBy().equals(examiner.id()));
            assertThat(found.pair("operator:three", "operator:one")).isEmpty();
        }
    }

    /** Whoever hands over a trail can write logs into it: a chain speaks only by what is proven to be on it. */
    @Test
    void aLogThatNothingProvesIsNotTheWordOfAChain() throws Exception {
        try (var in = new Investigation(folder)) {
            ChainTrail.in(in)
                    .telling(chain -> chain.settled(
                            MadeChain.RELAY,
                            ChainTrail.response(),
                            MadeChain.PAYER,
                            ChainTrail.SIGNED.plusSeconds(60),
                            MadeChain.hash("transaction")));
            assertThat(in.bring().coordination().witnesses().witnesses())
                    .extracting(Witnessing.Witness::kind, Witnessing.Witness::name)
                    .contains(tuple(WitnessKind.SETTLEMENT, "settlement contract, as told"))
                    .doesNotContain(tuple(WitnessKind.CHAIN, "settlement contract"));
        }
    }
}
