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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands an exchange to the sink as a claim and the signed response that carries it. */
final class ClaimWriter {
    private final TrailSink sink;

    ClaimWriter(TrailSink sink) {
        this.sink = sink;
    }

    /**
     * Writes the claim.
     *
     * @param blob the bytes as they were read
     * @param place where
     */
    void write(Exchange exchange, Digest blob, String place) throws IOException {
        Response response = exchange.response();
        Marks marks = response.marks();
        Optional<RequestForm> form =
                exchange.request().flatMap(request -> RequestForm.matching(request, marks.requestHash()));
        Optional<byte[]> answer = response.output().map(text -> text.getBytes(StandardCharsets.UTF_8));
        Evidence.SignedResponse evidence = new Evidence.SignedResponse(
                id(exchange, form, answer),
                blob,
                place,
                generation(response, form),
                request(exchange),
                marks.teeId(),
                marks.requestHash(),
                marks.outputHash(),
                marks.timestamp(),
                marks.signature(),
                marks.legacy() ? held(marks.signed()) : Optional.empty());
        sink.evidence(evidence);
        if (!evidence.teeId().isEmpty()) {
            sink.party(party(evidence.teeId()));
        }
        sink.claim(claim(exchange, model(exchange, form), evidence, held(answer)));
    }

    private static Claim claim(
            Exchange exchange, String model, Evidence.SignedResponse evidence, Optional<Digest> answer) {
        Response response = exchange.response();
        String place = evidence.place();
        return new Claim(
                evidence.id(),
                response.label().isEmpty() ? place.substring(place.lastIndexOf('/') + 1) : response.label(),
                OpenGradientReader.FORMAT,
                response.marks().time().orElse(Instant.ofEpochSecond(Math.clamp(response.created(), 0, 1L << 37))),
                evidence.teeId().isEmpty() ? Map.of() : Map.of(PartyRole.OPERATOR, evidence.teeId()),
                new ModelReference(model, "", Optional.empty()),
                List.of(input(evidence)),
                List.of(output(evidence, answer)),
                Optional.empty(),
                Optional.of(evidence.id()),
                exchange.evidence(),
                place);
    }

    /** The enclave as a party, called by the beginning and the end of its id wherever it is named. */
    static Party party(String teeId) {
        boolean whole = teeId.startsWith("0x") && Digest.isHex(teeId.substring(2));
        String name = whole ? teeId.substring(0, 8) + "…" + teeId.substring(60) : teeId;
        return new Party(teeId, name, PartyRole.OPERATOR);
    }

    /**
     * The same words from another enclave are another claim, so that nobody can put a signature in the place of another's. So is
     * a response beside hashes that are not its own: whoever doctored it must not stand in the way of the true one. Where
     * nothing is signed, the content itself tells responses apart.
     */
    private static Digest id(Exchange exchange, Optional<RequestForm> form, Optional<byte[]> answer) {
        Marks marks = exchange.response().marks();
        Optional<byte[]> message = marks.signed();
        if (marks.signature().isEmpty() || message.isEmpty()) {
            Digest content =
                    Digest.sha256(PythonJson.sortedBytes(exchange.response().content()));
            return marks.signature().isEmpty() ? content : identity(content, exchange, form, answer);
        }
        return identity(Digest.sha256(message.get()), exchange, form, answer);
    }

    private static Digest identity(
            Digest signed, Exchange exchange, Optional<RequestForm> form, Optional<byte[]> answer) {
        Marks marks = exchange.response().marks();
        String doctoredAnswer = answer.filter(
                        text -> !marks.legacy() && !marks.outputHash().isEmpty())
                .filter(text -> !Keccak256.digest(text).hex().equals(marks.outputHash()))
                .map(text -> " " + Digest.sha256(text))
                .orElse("");
        String doctoredQuestion = exchange.request()
                .filter(asked -> form.isEmpty() && !marks.requestHash().isEmpty())
                .map(asked -> " " + Digest.sha256(PythonJson.sortedBytes(asked)))
                .orElse("");
        String identity = signed + " " + marks.teeId() + doctoredAnswer + doctoredQuestion;
        return Digest.sha256(identity.getBytes(StandardCharsets.UTF_8));
    }

    // In the order of the sender's members: one generation hashes Python's printed form, which keeps it.
    private Optional<Digest> request(Exchange exchange) throws IOException {
        return held(exchange.request().map(PythonJson::bytes));
    }

    private static String generation(Response response, Optional<RequestForm> form) {
        if (response.marks().legacy()) {
            return "G0";
        }
        if (response.costed()) {
            return "G2";
        }
        return form.map(RequestForm::generation).filter(g -> !g.equals("G0")).orElse("G1");
    }

    /**
     * The name in the response is the signer's word in generation G0 alone; later ones sign the request's hash, and with it the
     * name of the model that was asked for.
     */
    private static String model(Exchange exchange, Optional<RequestForm> form) {
        String named = exchange.response().model();
        String asked = exchange.request().map(r -> r.path("model").asText("")).orElse("");
        boolean hashed = form.isPresent() && !exchange.response().marks().legacy();
        String model = asked.isEmpty() || !hashed && !named.isEmpty() ? named : asked;
        return model.isEmpty() ? Claim.NOT_STATED : model;
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

    private static ValueReference output(Evidence.SignedResponse evidence, Optional<Digest> answer) {
        return new ValueReference(
                "response",
                ValueReference.Kind.TEXT,
                hash("keccak256", evidence.outputHash()),
                Optional.empty(),
                answer);
    }

    private Optional<Digest> held(Optional<byte[]> bytes) throws IOException {
        return bytes.isEmpty() ? Optional.empty() : Optional.of(sink.blob(bytes.get()));
    }

    private static Optional<Digest> hash(String algorithm, String hex) {
        return Digest.isHex(hex) ? Optional.of(new Digest(algorithm, hex)) : Optional.empty();
    }
}
