package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.audit.AuditLine;
import dev.reckoner.trail.opengradient.heartbeat.Heartbeat;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
import dev.reckoner.trail.opengradient.payment.HttpExchange;
import dev.reckoner.trail.opengradient.payment.Payment;
import dev.reckoner.trail.opengradient.payment.PaymentHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What surrounds responses off the chain: OHTTP configurations, heartbeats, payments, headers and lines of audit trails. */
final class OffChainRecords {
    /** Members that stand together in one of the records and in nothing else that is read here. */
    private static final List<List<String>> SIGNS = List.of(
            List.of("\"key_config\"", "\"kem_id\""),
            List.of("\"content_hash\"", "\"prompt\""),
            List.of("\"payload\"", "\"authorization\"", "\"signature\""),
            List.of("\"payload\"", "\"permit2Authorization\""),
            List.of("\"payload\"", "\"permit2_authorization\""),
            List.of("\"teeId\"", "\"timestamp\"", "\"signature\""));

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");

    private final TrailSink sink;

    OffChainRecords(TrailSink sink) {
        this.sink = sink;
    }

    /** True if the beginning of a file has the members of one. */
    static boolean isIn(String head) {
        return SIGNS.stream().anyMatch(together -> together.stream().allMatch(head::contains));
    }

    /**
     * Reads a record.
     *
     * @return false if it is none of these
     */
    boolean read(JsonNode object, byte[] raw, String place) throws IOException {
        if (OhttpConfiguration.isIn(object)) {
            sink.evidence(OhttpConfiguration.of(object).evidence(sink.blob(raw), place));
        } else if (AuditLine.isIn(object)) {
            sink.evidence(AuditLine.of(object).evidence(sink.blob(raw), place));
        } else if (Payment.isIn(object)) {
            payment(object, raw, place);
        } else if (Heartbeat.isIn(object)) {
            sink.evidence(Heartbeat.of(object).evidence(sink.blob(raw), place));
        } else {
            return false;
        }
        return true;
    }

    private void payment(JsonNode object, byte[] raw, String place) throws IOException {
        try {
            sink.evidence(Payment.of(object).evidence(sink.blob(raw), place));
        } catch (TrailFormatException e) {
            if (!e.code().equals("TR-X402-METHOD")) {
                throw e;
            }
            sink.problem(e.problem(place, Severity.LEFT_OUT));
        }
    }

    /** Reads the configuration that the answer to {@code /signing-key} carries, if it does. */
    void configuration(JsonNode hpke, String place) throws IOException {
        if (OhttpConfiguration.isIn(hpke)) {
            try {
                OhttpConfiguration configuration = OhttpConfiguration.of(hpke);
                sink.evidence(configuration.evidence(sink.blob(StrictJson.write(hpke)), place + "#/hpke"));
            } catch (TrailFormatException e) {
                sink.problem(e.within("#/hpke").problem(place));
            }
        }
    }

    /** Reads the headers beside an exchange, if there are any that tell of a payment or a relay. */
    void headers(JsonNode record, Exchange exchange, byte[] raw, String place) throws IOException {
        HttpExchange headers = HttpExchange.of(record);
        String signature = exchange.response().marks().signature();
        if (headers.tellsNothing() || signature.isEmpty()) {
            return;
        }
        Optional<Digest> payment = Optional.empty();
        for (String header : headers.payments()) {
            Optional<Digest> read = payment(header, place);
            payment = payment.isPresent() ? payment : read;
        }
        sink.evidence(headers.evidence(signature, payment, cost(exchange), sink.blob(raw), place));
    }

    private Optional<Digest> payment(String header, String place) throws IOException {
        try {
            byte[] json = PaymentHeader.decode(header);
            Payment payment = Payment.read(json);
            Evidence.PaymentPayload item = payment.evidence(sink.blob(json), place + "#headers");
            sink.evidence(item);
            return Optional.of(item.id());
        } catch (TrailFormatException e) {
            sink.problem(e.within("payment header").problem(place));
            return Optional.empty();
        }
    }

    private static Optional<String> cost(Exchange exchange) {
        JsonNode content = exchange.response().content();
        JsonNode block = content.has("last_frame") ? content.path("last_frame") : content;
        return Optional.of(block.path("opengradient").path("cost_opg").asText(""))
                .filter(cost -> DECIMAL.matcher(cost).matches());
    }
}
