package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One signed record of a native bundle: an in-toto Statement about an inference, in its DSSE envelope. The same bytes always
 * give the same claim, so that what was recorded of them can be compared with them later. Reading verifies no signature.
 */
public final class SignedInference {
    private final Dsse.EnvelopeSignature signature;
    private final Digest keyId;
    private final Digest id;
    private final Digest payload;
    private final InferenceStatement statement;

    private SignedInference(
            Dsse.EnvelopeSignature signature, Digest keyId, Digest id, Digest payload, InferenceStatement statement) {
        this.signature = signature;
        this.keyId = keyId;
        this.id = id;
        this.payload = payload;
        this.statement = statement;
    }

    /** Finds the bytes that a bundle carries for a value. */
    @FunctionalInterface
    public interface Holding {
        /** The digest of the bytes found under the name of that digest; empty where there are none. */
        Optional<Digest> of(Digest named) throws IOException;
    }

    /**
     * Reads an envelope.
     *
     * @param envelope DSSE JSON
     * @throws TrailFormatException TR-DSSE, TR-PREDICATE, TR-JSON-…: it is not the signed record of an inference
     */
    public static SignedInference read(byte[] envelope) throws TrailFormatException {
        var dsse = StrictJson.value(envelope, Dsse.Envelope.class);
        var payload =
                dsse.payloadBytes().orElseThrow(() -> refused("TR-DSSE", "The payload of the envelope is not base64."));
        var statement = statement(dsse.payloadType(), payload);
        if (dsse.signatures().isEmpty()) {
            throw refused("TR-DSSE", "The envelope carries no signature.");
        }
        var signature = dsse.signatures().getFirst();
        var keyId = signature
                .keyid()
                .flatMap(SignedInference::digest)
                .orElseThrow(() -> refused("TR-DSSE", "The signature does not name its key by SHA-256."));
        var id = id(Dsse.preAuthenticationEncoding(dsse.payloadType(), payload), keyId);
        return new SignedInference(signature, keyId, id, Digest.sha256(payload), statement);
    }

    /**
     * What identifies a record: what was signed, and by which key. The same words from another mouth are another claim, so that
     * nobody can put a signature of their own in the place of somebody else's.
     *
     * @param signed the DSSE pre-authentication encoding
     */
    public static Digest id(byte[] signed, Digest keyId) {
        byte[] key = HexFormat.of().parseHex(keyId.hex());
        byte[] both = Arrays.copyOf(signed, signed.length + key.length);
        System.arraycopy(key, 0, both, signed.length, key.length);
        return Digest.sha256(both);
    }

    /** What identifies this record. */
    Digest id() {
        return id;
    }

    private static InferenceStatement statement(String payloadType, byte[] payload) throws TrailFormatException {
        if (!payloadType.equals(Dsse.IN_TOTO)) {
            throw refused("TR-DSSE", "The envelope holds " + payloadType + ", not an in-toto statement.");
        }
        var statement = StrictJson.value(payload, InferenceStatement.class);
        if (!statement.type().equals(InferenceStatement.TYPE)) {
            throw refused("TR-DSSE", "The payload is " + statement.type() + ", not an in-toto statement.");
        }
        if (!statement.predicateType().equals(InferenceStatement.PREDICATE_TYPE)) {
            throw refused("TR-PREDICATE", "The statement is about " + statement.predicateType() + ".");
        }
        return statement;
    }

    /**
     * The evidence item.
     *
     * @param blob the envelope's bytes, as they are held
     * @param place where it was read
     */
    Evidence.SignedStatement evidence(Digest blob, String place) {
        return new Evidence.SignedStatement(
                id, blob, place, keyId, signature.sig(), payload, statement.predicateType());
    }

    /**
     * What the record claims.
     *
     * @param place where it was read
     * @param holding the bytes that came with it
     * @throws TrailFormatException TR-DIGEST if a value is not bound by a SHA-256; TR-VALUE-TWICE if two inputs or two outputs are
     *     of one name, so that nobody could say which of them is meant
     */
    public Claim claim(String place, Holding holding) throws IOException {
        var inference = statement.predicate();
        var model = inference.model();
        return new Claim(
                id,
                inference.label(),
                BundleReader.FORMAT,
                inference.madeAt(),
                parties(inference),
                new ModelReference(model.name(), model.version(), digest(model.digest(), "sha256")),
                values(inference.inputs(), holding),
                values(statement.subject(), holding),
                inference.execution(),
                Optional.of(id),
                inference.attestation().map(List::of).orElse(List.of()),
                place,
                inference.traceRoot());
    }

    private static Map<PartyRole, String> parties(InferenceStatement.Inference inference) {
        var parties = new EnumMap<PartyRole, String>(PartyRole.class);
        parties.put(PartyRole.PROVIDER, inference.provider());
        parties.put(PartyRole.OPERATOR, inference.operator());
        parties.put(PartyRole.APPLICATION, inference.application());
        inference.payer().ifPresent(payer -> parties.put(PartyRole.PAYER, payer));
        return parties;
    }

    private static List<ValueReference> values(List<InferenceStatement.Resource> resources, Holding holding)
            throws IOException {
        var values = new ArrayList<ValueReference>();
        var names = new HashSet<String>();
        for (var resource : resources) {
            if (!names.add(resource.name())) {
                throw refused("TR-VALUE-TWICE", "The record has two values of the name " + resource.name() + ".");
            }
            var claimed = digest(resource.digest(), "sha256")
                    .orElseThrow(() -> refused("TR-DIGEST", "The value " + resource.name() + " has no sha256 digest."));
            values.add(new ValueReference(
                    resource.name(),
                    resource.kind().orElse(ValueReference.Kind.TENSOR),
                    Optional.of(claimed),
                    digest(resource.digest(), InferenceStatement.TENSOR_DIGEST),
                    holding.of(claimed)));
        }
        return values;
    }

    private static Optional<Digest> digest(Map<String, String> digests, String algorithm) {
        return Optional.ofNullable(digests.get(algorithm)).flatMap(SignedInference::digest);
    }

    private static Optional<Digest> digest(String hex) {
        try {
            return Optional.of(Digest.ofSha256(hex));
        } catch (IllegalArgumentException notADigest) {
            return Optional.empty();
        }
    }

    private static TrailFormatException refused(String code, String sentence) {
        return new TrailFormatException(
                code, "", sentence, "Ask the producer for a statement of the native bundle's format.");
    }
}
