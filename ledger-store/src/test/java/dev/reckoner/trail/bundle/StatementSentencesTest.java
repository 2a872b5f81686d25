package dev.reckoner.trail.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of statements and manifests whose members are of another type. */
class StatementSentencesTest {
    private static final Digest DIGEST = Digest.sha256(new byte[0]);
    private static final InferenceStatement STATEMENT = new InferenceStatement(
            InferenceStatement.TYPE,
            List.of(new InferenceStatement.Resource(
                    "y", Map.of("sha256", DIGEST.hex()), Optional.of(ValueReference.Kind.TENSOR))),
            InferenceStatement.PREDICATE_TYPE,
            new InferenceStatement.Inference(
                    "r0",
                    SampleBundle.FIRST,
                    "provider",
                    "operator",
                    "application",
                    Optional.of("payer"),
                    new InferenceStatement.Model("m", "1", Map.of("sha256", DIGEST.hex())),
                    List.of(new InferenceStatement.Resource("x", Map.of("sha256", DIGEST.hex()), Optional.empty())),
                    Optional.of(new ExecutionRecord(
                            "ort", "CPU", "ALL", 1, "linux", Optional.of(List.of(DIGEST)), Map.of("a", "b"))),
                    Optional.of(DIGEST),
                    Optional.of(DIGEST)));

    @Test
    void everyFaultOfAStatementIsToldInPlainWords() {
        check(StrictJson.toTree(STATEMENT), InferenceStatement.class);
    }

    @Test
    void everyFaultOfAnEnvelopeIsToldInPlainWords() {
        check(StrictJson.toTree(Dsse.sign(Dsse.IN_TOTO, new byte[] {1}, SampleBundle.KEY)), Dsse.Envelope.class);
    }

    private static void check(JsonNode valid, Class<?> type) {
        int refused = 0;
        for (JsonNode fault : PlainSentences.faults(valid)) {
            for (TrailFormatException told : List.of(
                    refusal(() -> StrictJson.value(fault, type)),
                    refusal(() -> StrictJson.value(StrictJson.write(fault), type)))) {
                PlainSentences.check(told.sentence(), fault.toString());
                refused += told.code().equals("TR-JSON-TYPE") ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(20);
    }

    private static TrailFormatException refusal(ThrowingCallable reading) {
        return Optional.ofNullable(catchThrowableOfType(TrailFormatException.class, reading))
                .orElse(new TrailFormatException("TR-NONE", "", "It was read", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "/predicate/madeAt | \"yesterday\" | The member /predicate/madeAt is the text \"yesterday\" where a time such as 2026-04-17T09:00:00Z is expected",
                "/predicate/madeAt | 5 | The member /predicate/madeAt is the number 5 where a time such as 2026-04-17T09:00:00Z is expected",
                "/predicate/label | null | The member /predicate/label is null where text is expected",
                "/predicate/model | [] | The member /predicate/model is a list where an object is expected",
                "/predicate/inputs | {} | The member /predicate/inputs is an object where a list is expected",
                "/predicate/execution/threads | 1.5 | The member /predicate/execution/threads is the number 1.5 where a whole number of at most 32 bits is expected",
                "/predicate/execution/threads | 99999999999 | The member /predicate/execution/threads is the number 99999999999 where a whole number of at most 32 bits is expected",
                "/subject/0/kind | \"IMAGE\" | The member /subject/0/kind is the text \"IMAGE\" where one of TENSOR, SEQUENCE, OPTIONAL, JSON, TEXT, UNTYPED_TENSOR is expected",
                "/predicate/attestation | \"sha256:12\" | The member /predicate/attestation is the text \"sha256:12\" where a digest such as sha256: and 64 hexadecimal characters is expected",
            })
    void theSentenceNamesMemberFoundAndExpected(String pointer, String value, String sentence) throws Exception {
        var statement = (ObjectNode) StrictJson.toTree(STATEMENT);
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) statement.at(pointer.substring(0, slash));
        parent.set(pointer.substring(slash + 1), StrictJson.tree(value.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal(() -> StrictJson.value(StrictJson.write(statement), InferenceStatement.class))
                        .sentence())
                .isEqualTo(sentence);
    }

    @Test
    void missingMemberIsNamed() {
        var statement = (ObjectNode) StrictJson.toTree(STATEMENT);
        statement.withObject("/predicate/model").remove("name");
        assertThat(refusal(() -> StrictJson.value(StrictJson.write(statement), InferenceStatement.class))
                        .sentence())
                .isEqualTo("The member /predicate/model/name is missing");
    }
}
