package dev.reckoner.trail.opengradient.inference;

import static dev.reckoner.trail.opengradient.inference.ChainFiles.emitted;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.event;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.input;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.numbers;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.output;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.result;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.run;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.evm.ChainReader;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnchainInferencesTest {
    private static final Tuple X = numbers("x", List.of(1, 2), 15, 1, -7_286_679_744_720_459L, 17);
    private static final Tuple Y = numbers("y", List.of(1), 25, 2);
    private static final Tuple ASKED = input(List.of(X), texts("s", "a", "ü"));

    private final CollectingSink sink = new CollectingSink();

    @Test
    void thePrecompilesEventIsAClaim() throws IOException {
        read(event("inference-7", 2, "QmModel", ASKED, output(false, Y)));
        Claim claim = claim();
        assertThat(claim.format()).isEqualTo("OpenGradient on-chain inference");
        assertThat(claim.label()).isEqualTo("inference-7");
        assertThat(claim.madeAt()).isEqualTo(Instant.ofEpochSecond(1_760_000_000L));
        assertThat(claim.parties()).isEmpty();
        assertThat(claim.statement()).isEmpty();
        assertThat(claim.model().name()).isEqualTo("QmModel");
        assertThat(claim.model().digest()).isEmpty();
        assertThat(claim.inputs()).extracting(ValueReference::name).containsExactly("x", "s");
        assertThat(claim.outputs()).extracting(ValueReference::name).containsExactly("y");
        assertThat(claim.execution().orElseThrow().options())
                .containsEntry(OnchainInferences.MODE, "TEE")
                .containsEntry("inference id", "inference-7");
        assertThat(claim.evidence()).containsExactly(sink.evidence.getFirst().id());
        assertThat(value(claim.inputs().getFirst()))
                .isEqualTo(new UntypedTensor.Numbers(
                        "x", List.of(1L, 2L), List.of(fixed(15, 1), fixed(-7_286_679_744_720_459L, 17))));
        assertThat(value(claim.inputs().get(1)))
                .isEqualTo(new UntypedTensor.Texts("s", Optional.empty(), List.of("a", "ü")));
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void theSameLogTwiceIsTheSameClaim() throws IOException {
        String log = event("i", 0, "m", ASKED, output(false, Y));
        read(log);
        read("[" + log + "]");
        assertThat(sink.claims).extracting(Claim::id).hasSize(2).containsOnly(claim(0).id());
        read(event("i", 0, "m", ASKED, output(false, numbers("y", List.of(1), 26, 2))));
        assertThat(claim(2).id()).isNotEqualTo(claim(0).id());
    }

    @Test
    void aLogWithoutATimeOrAnIdHasNeither() throws IOException {
        read(event(" ", 9, "m", ASKED, output(false, Y)).replace(",\"blockTimestamp\":\"1760000000\"", ""));
        assertThat(claim().madeAt()).isEqualTo(Instant.EPOCH);
        assertThat(claim().label()).startsWith("0x1a1a1a1a");
        assertThat(claim().execution().orElseThrow().options()).containsEntry(OnchainInferences.MODE, "unknown mode 9");
    }

    @Test
    void aSimulationIsNoClaim() throws IOException {
        read(event("i", 0, "m", ASKED, output(true, Y)));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-INFERENCE-SIMULATION");
        read(lines(run("m", 0, ASKED), result(output(true, Y))));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsOnly("TR-INFERENCE-SIMULATION");
    }

    @Test
    void theHubsRepetitionIsNoSecondClaim() throws IOException {
        read(lines(event("i", 0, "m", ASKED, output(false, Y)), result(output(false, Y)), emitted(output(false, Y))));
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anEventOfNoTransactionIsRepeatedOnlyByTheVeryNextAnswer() throws IOException {
        String event = withoutTransaction(event("i", 0, "m", ASKED, output(false, Y)));
        String answer = withoutTransaction(result(output(false, Y)));
        read(lines(event, answer));
        assertThat(sink.problems).isEmpty();
        read(lines(event, withoutTransaction(result(output(false, X)))));
        read(lines(event, answer, answer));
        assertThat(sink.codes()).containsExactly("TR-INFERENCE-UNPAIRED", "TR-INFERENCE-UNPAIRED");
    }

    @Test
    void aCallAndTheAnswerOfItsTransactionAreAClaim() throws IOException {
        for (var file : List.of(
                lines(run("m", 1, ASKED), result(output(false, Y))),
                lines(result(output(false, Y)), run("m", 1, ASKED)))) {
            read(file);
        }
        assertThat(sink.claims).hasSize(2).extracting(Claim::id).containsOnly(claim(0).id());
        assertThat(claim(0).party(PartyRole.APPLICATION)).isEqualTo(ChainFiles.CALLER);
        assertThat(claim(0).parties()).hasSize(1);
        assertThat(claim(0).inputs()).hasSize(2);
        assertThat(claim(0).outputs()).hasSize(1);
        assertThat(claim(0).evidence())
                .hasSize(2)
                .allMatch(
                        id -> sink.evidence.stream().anyMatch(item -> item.id().equals(id)));
        assertThat(sink.evidence.stream()
                        .filter(item -> item.id().equals(claim(0).evidence().getFirst())))
                .allMatch(Evidence.EventLog.class::isInstance);
        assertThat(sink.parties).extracting("id").containsOnly(ChainFiles.CALLER);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void theCallerThatAWorkflowNamesIsTheApplication() throws IOException {
        read(lines(
                run("m", 0, ASKED).replace("\"from\":\"" + ChainFiles.CALLER, "\"from\":\"0x" + "99".repeat(20)),
                emitted(output(false, Y))));
        assertThat(claim().party(PartyRole.APPLICATION)).isEqualTo(ChainFiles.CALLER);
    }

    @Test
    void anAnswerThatCouldBeOfTwoCallsOrNoneIsNoClaim() throws IOException {
        read(result(output(false, Y)));
        read(lines(run("m", 0, ASKED), run("other", 0, ASKED), result(output(false, Y))));
        read(lines(run("m", 0, ASKED), result(output(false, Y)), result(output(false, X))));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).hasSize(4).containsOnly("TR-INFERENCE-UNPAIRED");
    }

    @Test
    void aCallWithoutAnAnswerClaimsNothing() throws IOException {
        read(run("m", 0, ASKED));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anEmptyAnswerIsAClaimWithoutOutputs() throws IOException {
        read(event("i", 0, "m", ASKED, output(false)));
        assertThat(claim().outputs()).isEmpty();
    }

    @Test
    void anEventThatIsNotWhatItsTopicSaysIsTold() throws IOException {
        read(event("i", 0, "m", ASKED, output(false, Y)).replace("\"data\":\"0x00", "\"data\":\"0x01"));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-ABI");
    }

    @Test
    void moreTensorsThanAnyModelHasAreRefused() throws IOException {
        var many = Collections.nCopies(1_000, numbers("x", List.of()));
        read(event("i", 0, "m", input(many), output(false, Y)));
        assertThat(sink.claims).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
        read(event("i", 0, "m", input(many.subList(1, 1_000)), output(false, Y)));
        assertThat(sink.claims).hasSize(1);
        read(lines(run("m", 0, input(many)), result(output(false, Y))));
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE", "TR-TOO-LARGE");
    }

    @Test
    void longNamesAreCut() throws IOException {
        read(event("i".repeat(9_000), 0, "m".repeat(9_000), ASKED, output(false, Y)));
        assertThat(claim().label()).hasSize(81).endsWith("…");
        assertThat(claim().model().name()).hasSize(201);
    }

    @Test
    void theVectorsHoldOneInference() throws IOException {
        new ChainReader()
                .read(
                        new MemoryFile("logs.json", Vectors.bytes("opengradient/settlement/synthetic_event_logs.json")),
                        sink);
        assertThat(sink.problems).isEmpty();
        assertThat(value(claim().outputs().getFirst()))
                .isEqualTo(new UntypedTensor.Numbers(
                        "regression_output", List.of(1L, 1L), List.of(fixed(7_286_679_744_720_459L, 17))));
        assertThat(claim().inputs()).extracting(ValueReference::name).containsExactly("open_high_low_close");
    }

    private void read(String json) throws IOException {
        new ChainReader().read(MemoryFile.of("logs.json", json), sink);
    }

    private static String lines(String... records) {
        return "[" + String.join(",", records) + "]";
    }

    private static String withoutTransaction(String log) {
        return log.replace(",\"transactionHash\":\"" + ChainFiles.HASH + "\"", "");
    }

    private Claim claim() {
        assertThat(sink.claims).hasSize(1);
        return claim(0);
    }

    private Claim claim(int index) {
        return sink.claims.get(index);
    }

    private UntypedTensor value(ValueReference reference) throws IOException {
        assertThat(reference.kind()).isEqualTo(ValueReference.Kind.UNTYPED_TENSOR);
        return UntypedTensors.read(sink.blobs.getOrDefault(reference.held().orElseThrow(), new byte[0]));
    }

    private static FixedPoint fixed(long value, long decimals) {
        return new FixedPoint(BigInteger.valueOf(value), BigInteger.valueOf(decimals));
    }
}
