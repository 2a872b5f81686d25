package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements of a bundle, one DSSE envelope a line; a line that cannot be read is one problem and the rest goes on. */
final class StatementLines {
    private final TrailFile file;
    private final TrailSink sink;
    private final BundleTensors tensors;

    StatementLines(TrailFile file, TrailFolder folder, TrailSink sink) {
        this.file = file;
        this.sink = sink;
        this.tensors = new BundleTensors(folder, sink);
    }

    /** Reads them all and says how many lines there were. */
    long read() throws IOException {
        try (var lines = TextLines.of(file, sink)) {
            for (var line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                read(line.get(), lines.number());
            }
            return lines.number();
        }
    }

    private void read(byte[] line, long number) throws IOException {
        var place = file.name() + ":" + number;
        try {
            var envelope = StrictJson.value(line, Dsse.Envelope.class);
            var payload = envelope.payloadBytes()
                    .orElseThrow(() -> refused("TR-DSSE", "The payload of the envelope is not base64."));
            if (!envelope.payloadType().equals(Dsse.IN_TOTO)) {
                throw refused(
                        "TR-DSSE", "The envelope holds " + envelope.payloadType() + ", not an in-toto statement.");
            }
            var statement = StrictJson.value(payload, InferenceStatement.class);
            if (!statement.type().equals(InferenceStatement.TYPE)) {
                throw refused("TR-DSSE", "The payload is " + statement.type() + ", not an in-toto statement.");
            }
            if (!statement.predicateType().equals(InferenceStatement.PREDICATE_TYPE)) {
                throw refused("TR-PREDICATE", "The statement is about " + statement.predicateType() + ".");
            }
            emit(line, envelope, payload, statement, place);
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.within("line " + number).problem(file.name()));
        }
    }

    private static TrailFormatException refused(String code, String sentence) {
        return new TrailFormatException(
                code, "", sentence, "Ask the producer for a statement of the native bundle's format.");
    }

    private void emit(byte[] line, Dsse.Envelope envelope, byte[] payload, InferenceStatement statement, String place)
            throws IOException, TrailFormatException {
        if (envelope.signatures().isEmpty()) {
            throw refused("TR-DSSE", "The envelope carries no signature.");
        }
        var signature = envelope.signatures().getFirst();
        var keyId = signature
                .keyid()
                .flatMap(StatementLines::digest)
                .orElseThrow(() -> refused("TR-DSSE", "The signature does not name its key by SHA-256."));
        var claim =
                claim(Digest.sha256(Dsse.preAuthenticationEncoding(envelope.payloadType(), payload)), statement, place);
        var blob = sink.blob(line);
        sink.evidence(new Evidence.SignedStatement(
                claim.id(), blob, place, keyId, signature.sig(), Digest.sha256(payload), statement.predicateType()));
        sink.claim(claim);
    }

    private Claim claim(Digest id, InferenceStatement statement, String place)
            throws IOException, TrailFormatException {
        var inference = statement.predicate();
        var model = inference.model();
        return new Claim(
                id,
                inference.label(),
                BundleReader.FORMAT,
                inference.madeAt(),
                parties(inference),
                new ModelReference(model.name(), model.version(), digest(model.digest(), "sha256")),
                values(inference.inputs()),
                values(statement.subject()),
                inference.execution(),
                Optional.of(id),
                inference.attestation().map(List::of).orElse(List.of()),
                place);
    }

    private static Map<PartyRole, String> parties(InferenceStatement.Inference inference) {
        var parties = new EnumMap<PartyRole, String>(PartyRole.class);
        parties.put(PartyRole.PROVIDER, inference.provider());
        parties.put(PartyRole.OPERATOR, inference.operator());
        parties.put(PartyRole.APPLICATION, inference.application());
        inference.payer().ifPresent(payer -> parties.put(PartyRole.PAYER, payer));
        return parties;
    }

    private List<ValueReference> values(List<InferenceStatement.Resource> resources)
            throws IOException, TrailFormatException {
        var values = new ArrayList<ValueReference>();
        for (var resource : resources) {
            var claimed = digest(resource.digest(), "sha256")
                    .orElseThrow(() -> refused("TR-DIGEST", "The value " + resource.name() + " has no sha256 digest."));
            values.add(new ValueReference(
                    resource.name(),
                    resource.kind().orElse(ValueReference.Kind.TENSOR),
                    Optional.of(claimed),
                    digest(resource.digest(), InferenceStatement.TENSOR_DIGEST),
                    tensors.held(claimed)));
        }
        return values;
    }

    private static Optional<Digest> digest(Map<String, String> digests, String algorithm) {
        return Optional.ofNullable(digests.get(algorithm)).flatMap(StatementLines::digest);
    }

    private static Optional<Digest> digest(String hex) {
        try {
            return Optional.of(Digest.ofSha256(hex));
        } catch (IllegalArgumentException notADigest) {
            return Optional.empty();
        }
    }
}
