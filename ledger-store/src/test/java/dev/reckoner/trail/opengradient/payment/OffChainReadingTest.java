package dev.reckoner.trail.opengradient.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments and other records off the chain, in whatever file they come. */
class OffChainReadingTest {
    private static final String HEARTBEAT = "{\"teeId\":\"0x" + "ab".repeat(32)
            + "\",\"timestamp\":\"1747000000\",\"signature\":\"AAAA\",\"contractAddress\":\"0x0\"}";

    @Test
    void linesOfManyKindsAreReadTogether() throws IOException {
        CollectingSink sink = read(SamplePayments.PLAIN + "\n" + HEARTBEAT + "\n" + SamplePayments.TRANSFER + "\n");
        assertThat(sink.problems).isEmpty();
        assertThat(sink.evidence)
                .extracting(Evidence::getClass)
                .containsExactly(
                        Evidence.PaymentPayload.class, Evidence.Heartbeat.class, Evidence.PaymentPayload.class);
        assertThat(sink.evidence).extracting(Evidence::place).containsExactly("file:1", "file:2", "file:3");
    }

    @Test
    void anArrayAndADocumentAloneAreReadToo() throws IOException {
        assertThat(read("[" + SamplePayments.EXTRA + "," + HEARTBEAT + "]").evidence)
                .hasSize(2);
        assertThat(read(HEARTBEAT).evidence).hasSize(1);
        assertThat(read(SamplePayments.FACILITATOR).evidence).hasSize(1);
    }

    @Test
    void headersAreReadAsLinesWithAndWithoutTheirName() throws IOException {
        CollectingSink sink = read("X-PAYMENT: " + SamplePayments.header(SamplePayments.PLAIN) + "\n"
                + SamplePayments.header(SamplePayments.TRANSFER) + "\n"
                + "PAYMENT-SIGNATURE: " + SamplePayments.header("{\"payload\": {\"authorization\": {}}}") + "\n"
                + "what is this\n");
        assertThat(sink.evidence).hasSize(2).allMatch(Evidence.PaymentPayload.class::isInstance);
        assertThat(sink.codes()).containsExactly("TR-JSON-TYPE", "TR-X402-HEADER");
        assertThat(sink.problems).extracting(ReadProblem::place).allMatch(place -> place.startsWith("line "));
    }

    @Test
    void theHeaderAndTheJsonAreOnePayment() throws IOException {
        Evidence header =
                read(SamplePayments.header(SamplePayments.PLAIN)).evidence.getFirst();
        assertThat(header.id())
                .isEqualTo(read(SamplePayments.PLAIN).evidence.getFirst().id());
        assertThat(header.blob())
                .isEqualTo(read(SamplePayments.PLAIN).evidence.getFirst().blob());
    }

    @Test
    void aPaymentOfAnotherMethodIsLeftOutAndTheRestIsRead() throws IOException {
        String permit = SamplePayments.TRANSFER.replace("validBefore", "deadline");
        CollectingSink sink = read(permit + "\n" + SamplePayments.PLAIN);
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TR-X402-METHOD");
            assertThat(problem.severity()).isEqualTo(ReadProblem.Severity.LEFT_OUT);
        });
    }

    @Test
    void aDamagedHeaderBesideAResponseCostsOnlyThePayment() throws IOException {
        CollectingSink sink =
                read("{\"response\":{\"choices\":[],\"tee_signature\":\"AAAA\"},\"headers\":{\"X-Payment\":\"***\","
                        + "\"x-upto-session\":[\"s-1\",5]}}");
        assertThat(sink.claims).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-X402-HEADER");
        assertThat(sink.evidence)
                .filteredOn(Evidence.HttpExchange.class::isInstance)
                .singleElement()
                .satisfies(item ->
                        assertThat(((Evidence.HttpExchange) item).session()).contains("s-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "request_headers", "payload", "hpke"})
    void strangeMembersAreNoFault(String member) throws IOException {
        for (String value :
                new String[] {"null", "[]", "5", "\"x\"", "{\"key_config\":[],\"kem_id\":{}}", "{\"authorization\":{}}"
                }) {
            CollectingSink sink = read(
                    "{\"tee_id\":\"0x1\",\"choices\":[],\"tee_signature\":\"AAAA\",\"" + member + "\":" + value + "}");
            assertThat(sink.claims.size() + sink.problems.size())
                    .as(member + value)
                    .isPositive();
        }
    }

    @Test
    void everyTruncationIsAProblemOrNothingAndNeverAFault() throws IOException {
        String header = SamplePayments.header(SamplePayments.TRANSFER);
        for (int length = 1; length < header.length(); length += 7) {
            read(header.substring(0, length));
            read(SamplePayments.TRANSFER.substring(0, Math.min(length, SamplePayments.TRANSFER.length())));
        }
        byte[] bytes = SamplePayments.PLAIN.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x11;
            CollectingSink sink = read(Base64.getEncoder().encodeToString(changed));
            sink.evidence.forEach(item -> assertThat(item.title()).isNotBlank());
        }
    }

    private static CollectingSink read(String content) throws IOException {
        CollectingSink sink = new CollectingSink();
        TrailReaders.installed().readFile(MemoryFile.of("file", content), sink);
        return sink;
    }
}
