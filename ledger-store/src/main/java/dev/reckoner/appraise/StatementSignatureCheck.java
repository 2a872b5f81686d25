package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.SignatureCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Dsse;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.bundle.SignedInference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Is the record signed, and by the key it names? Reads the DSSE envelope again from its blob rather than believing what the
 * reader noted about it.
 */
final class StatementSignatureCheck implements Check {
    @Override
    public String id() {
        return "signature";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        if (claim.statement().isEmpty()) {
            return List.of(unsigned(claim, context));
        }
        return context.evidence()
                .evidence(claim.statement().get())
                .filter(Evidence.SignedStatement.class::isInstance)
                .map(Evidence.SignedStatement.class::cast)
                .map(statement -> List.of(judge(claim, statement, context.evidence())))
                .orElse(List.of());
    }

    private Finding unsigned(Claim claim, Context context) {
        var log = ChainLog.of(claim, context);
        return finding(
                claim,
                SignatureCode.SIG_ABSENT,
                log.isPresent()
                        ? "Nobody signed this inference: a log tells of it, and not which node ran the model"
                        : "The record is not signed",
                "nobody is bound to it",
                log.map(item -> List.of(item.id())).orElse(List.of()));
    }

    private Finding judge(Claim claim, Evidence.SignedStatement statement, CaseEvidence evidence) {
        var restsOn = List.of(statement.id(), statement.keyId());
        var key = evidence.key(statement.keyId());
        if (key.isEmpty()) {
            return finding(
                    claim,
                    SignatureCode.SIG_KEY_MISSING,
                    "The key that signed the record is not in the case",
                    "key " + statement.keyId().abbreviated(),
                    restsOn);
        }
        Optional<byte[]> held = blob(statement, evidence);
        if (held.isEmpty()) {
            return finding(
                    claim,
                    SignatureCode.SIG_RECORD_MISSING,
                    "The signed record itself is not in the case",
                    "blob " + statement.blob().abbreviated(),
                    restsOn);
        }
        if (Signatures.algorithm(spki(key.get())).isEmpty()) {
            return finding(
                    claim,
                    SignatureCode.SIG_ALGORITHM,
                    "Records signed with this kind of key are not checked",
                    key.get().algorithm() + ", key " + statement.keyId().abbreviated(),
                    restsOn);
        }
        if (!signs(held.get(), statement, key.get())) {
            return finding(
                    claim,
                    SignatureCode.SIG_INVALID,
                    "The record's signature is not valid",
                    "key " + statement.keyId().abbreviated() + " did not sign these bytes",
                    restsOn);
        }
        if (!isOf(held.get(), statement) || !says(held.get(), claim)) {
            return finding(
                    claim,
                    SignatureCode.SIG_CLAIM_DIFFERS,
                    "What the case recorded of the claim is not what was signed",
                    "its entry was changed after the import, or written by the first version of this program",
                    restsOn);
        }
        return finding(
                claim,
                SignatureCode.SIG_VALID,
                "The record's signature is valid",
                key.get().algorithm() + " over the DSSE envelope, key "
                        + statement.keyId().abbreviated(),
                restsOn);
    }

    /** The signature speaks for the signed bytes; so it is they that must say what the case believes. */
    private static boolean says(byte[] record, Claim claim) {
        try {
            var said = SignedInference.read(record).claim(claim.place(), named -> Optional.empty());
            return said.equals(withoutHeld(claim));
        } catch (TrailFormatException notAnInference) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Claim withoutHeld(Claim claim) {
        return claim.with(claim.model(), withoutHeld(claim.inputs()), withoutHeld(claim.outputs()));
    }

    private static List<ValueReference> withoutHeld(List<ValueReference> values) {
        return values.stream()
                .map(value -> new ValueReference(
                        value.name(), value.kind(), value.claimed(), value.tensor(), Optional.empty()))
                .toList();
    }

    private static Optional<byte[]> blob(Evidence.SignedStatement statement, CaseEvidence evidence) {
        try {
            return evidence.blob(statement.blob());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean signs(byte[] record, Evidence.SignedStatement statement, Evidence.SigningKey key) {
        try {
            var spki = spki(key);
            return Digest.sha256(spki).equals(statement.keyId())
                    && Dsse.verify(StrictJson.value(record, Dsse.Envelope.class), spki);
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    /** The signed bytes must be those that give the claim its id: an envelope cannot vouch for another claim. */
    private static boolean isOf(byte[] record, Evidence.SignedStatement statement) {
        try {
            return StrictJson.value(record, Dsse.Envelope.class)
                    .preAuthenticationEncoding()
                    .filter(bytes ->
                            SignedInference.id(bytes, statement.keyId()).equals(statement.id()))
                    .isPresent();
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    private static byte[] spki(Evidence.SigningKey key) {
        try {
            return Base64.getDecoder().decode(key.spki());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private Finding finding(Claim claim, ReasonCode code, String sentence, String detail, List<Digest> restsOn) {
        return new Finding(
                Subject.claim(claim.id()), id(), code.tier(), code.code(), sentence, detail, claim.madeAt(), restsOn);
    }
}
