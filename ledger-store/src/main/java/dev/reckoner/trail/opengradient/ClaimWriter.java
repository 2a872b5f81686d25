package dev.reckoner.trail.opengradient;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands an exchange to the sink as a claim and the signed response that carries it. */
final class ClaimWriter {
    static final String FORMAT = "OpenGradient signed response";

    private final TrailSink sink;

    ClaimWriter(TrailSink sink) {
        this.sink = sink;
    }

    /**
     * Writes the claim.
     *
     * @param raw the bytes as they were read
     * @param place where
     */
    void write(Exchange exchange, byte[] raw, String place) throws IOException {
        Response response = exchange.response();
        Optional<Digest> request = request(exchange);
        Evidence.SignedResponse evidence = evidence(exchange, request, sink.blob(raw), place);
        sink.evidence(evidence);
        if (!evidence.teeId().isEmpty()) {
            sink.party(party(evidence.teeId()));
        }
        sink.claim(new Claim(
                evidence.id(),
                response.label().isEmpty() ? place.substring(place.lastIndexOf('/') + 1) : response.label(),
                FORMAT,
                response.marks().time().orElse(Instant.ofEpochSecond(Math.clamp(response.created(), 0, 1L << 37))),
                evidence.teeId().isEmpty() ? Map.of() : Map.of(PartyRole.OPERATOR, evidence.teeId()),
                new ModelReference(model(exchange), "", Optional.empty()),
                List.of(input(evidence)),
                List.of(output(response, evidence)),
                Optional.empty(),
                Optional.of(evidence.id()),
                exchange.evidence(),
                place));
    }

    /** The enclave as a party. */
    static Party party(String teeId) {
        String name = teeId.matches("0x[0-9a-f]{64}")
                ? "TEE " + teeId.substring(0, 8) + "…" + teeId.substring(60)
                : "TEE " + teeId;
        return new Party(teeId, name, PartyRole.OPERATOR);
    }

    private Evidence.SignedResponse evidence(Exchange exchange, Optional<Digest> request, Digest raw, String place)
            throws IOException {
        Marks marks = exchange.response().marks();
        // Nothing is signed where the marks are incomplete, so the content itself tells such responses apart.
        byte[] content =
                PythonJson.bytes(PythonJson.dumpsSorted(exchange.response().content()));
        byte[] message = marks.signed().map(HexFormat.of()::parseHex).orElse(content);
        Digest signedMessage = sink.blob(message);
        return new Evidence.SignedResponse(
                marks.signature().isEmpty() ? Digest.sha256(content) : id(signedMessage, exchange),
                raw,
                place,
                generation(exchange),
                request,
                marks.teeId(),
                marks.requestHash(),
                marks.outputHash(),
                marks.timestamp(),
                marks.signature(),
                signedMessage);
    }

    /**
     * The same words from another enclave are another claim, so that nobody can put a signature in the place of another's. So is
     * a response beside hashes that are not its own: whoever doctored it must not stand in the way of the true one.
     */
    private static Digest id(Digest signedMessage, Exchange exchange) {
        String identity = signedMessage + " " + exchange.response().marks().teeId() + doctored(exchange);
        return Digest.sha256(identity.getBytes(StandardCharsets.UTF_8));
    }

    private static String doctored(Exchange exchange) {
        Marks marks = exchange.response().marks();
        String answer = exchange.response()
                .output()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .filter(text -> !marks.legacy() && !marks.outputHash().isEmpty())
                .filter(text -> !Keccak256.digest(text).hex().equals(marks.outputHash()))
                .map(text -> " " + Digest.sha256(text))
                .orElse("");
        String question = exchange.request()
                .filter(asked -> !marks.requestHash().isEmpty())
                .filter(asked ->
                        RequestForm.matching(asked, marks.requestHash()).isEmpty())
                .map(asked -> " " + Digest.sha256(PythonJson.bytes(PythonJson.dumpsSorted(asked))))
                .orElse("");
        return answer + question;
    }

    // In the order of the sender's members: one generation hashes Python's printed form, which keeps it.
    private Optional<Digest> request(Exchange exchange) throws IOException {
        return exchange.request().isEmpty()
                ? Optional.empty()
                : Optional.of(sink.blob(
                        PythonJson.bytes(PythonJson.dumps(exchange.request().get()))));
    }

    private static String generation(Exchange exchange) {
        Response response = exchange.response();
        if (response.marks().legacy()) {
            return "G0";
        }
        if (response.costed()) {
            return "G2";
        }
        return exchange.request()
                .flatMap(r -> RequestForm.matching(r, response.marks().requestHash()))
                .map(RequestForm::generation)
                .filter(g -> !g.equals("G0"))
                .orElse("G1");
    }

    private static String model(Exchange exchange) {
        String named = exchange.response().model();
        String model = named.isEmpty()
                ? exchange.request().map(r -> r.path("model").asText("")).orElse("")
                : named;
        return model.isEmpty() ? "not stated" : model;
    }

    private static ValueReference input(Evidence.SignedResponse evidence) {
        String algorithm = evidence.generation().equals("G0") ? "sha256" : "keccak256";
        return new ValueReference(
                "request",
                ValueReference.Kind.JSON,
                hash(algorithm, evidence.requestHash()),
                Optional.empty(),
                evidence.request());
    }

    private ValueReference output(Response response, Evidence.SignedResponse evidence) throws IOException {
        return new ValueReference(
                "response",
                ValueReference.Kind.TEXT,
                hash("keccak256", evidence.outputHash()),
                Optional.empty(),
                held(response));
    }

    private Optional<Digest> held(Response response) throws IOException {
        return response.output().isEmpty()
                ? Optional.empty()
                : Optional.of(sink.blob(response.output().get().getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Digest> hash(String algorithm, String hex) {
        return Marks.isHash(hex) ? Optional.of(new Digest(algorithm, hex)) : Optional.empty();
    }
}
