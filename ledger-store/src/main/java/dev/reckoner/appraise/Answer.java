package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.completeness.Signed;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A finding in the making.
 *
 * @param subject what it is about
 * @param check the check's id
 * @param asOf the instant it is true for
 * @param restsOn what it rests on
 */
record Answer(Subject subject, String check, Instant asOf, List<Digest> restsOn) {
    static Answer about(Claim claim, String check) {
        return new Answer(Subject.claim(claim.id()), check, claim.madeAt(), List.of());
    }

    static Answer about(Evidence.AttestationDocument document, String check) {
        return new Answer(Subject.evidence(document.id()), check, document.timestamp(), List.of(document.id()));
    }

    static Answer about(Evidence.SettlementBatch batch, String check, Instant asOf) {
        return new Answer(Subject.evidence(batch.id()), check, asOf, List.of(batch.id()));
    }

    static Answer about(Evidence.SettledInference blob, String check) {
        Instant stated = Signed.time(blob.timestamp()).orElse(Instant.EPOCH);
        return new Answer(Subject.evidence(blob.id()), check, stated, List.of(blob.id()));
    }

    static Answer about(Evidence.ChainTransaction transaction, String check) {
        Instant told = transaction.blockTime().orElse(Instant.EPOCH);
        return new Answer(Subject.evidence(transaction.id()), check, told, List.of(transaction.id()));
    }

    /** On these too, each once. */
    Answer restingOn(List<Digest> digests) {
        var all = new LinkedHashSet<>(restsOn);
        return all.addAll(digests) ? new Answer(subject, check, asOf, List.copyOf(all)) : this;
    }

    Answer restingOn(Digest digest) {
        return restsOn.isEmpty() ? new Answer(subject, check, asOf, List.of(digest)) : restingOn(List.of(digest));
    }

    Answer asOf(Instant instant) {
        return new Answer(subject, check, instant, restsOn);
    }

    /** What the code says by itself. */
    Finding gives(ReasonCode code, String detail) {
        return gives(code, code.sentence(), detail);
    }

    /** What the code says, in words of this case. */
    Finding gives(ReasonCode code, String sentence, String detail) {
        return new Finding(subject, check, code.tier(), code.code(), sentence, detail, asOf, restsOn);
    }
}
