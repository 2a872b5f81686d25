package dev.reckoner.appraise;

import dev.reckoner.appraise.code.OhttpCode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is the key for oblivious HTTP the enclave's own? The key is not in the attestation; only this signature binds it. It says
 * nothing about any claim.
 */
final class OhttpCheck implements Check {
    @Override
    public String id() {
        return "ohttp";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.OhttpConfiguration item ? findings(item, context) : List.of();
    }

    private List<Finding> findings(Evidence.OhttpConfiguration item, Context context) {
        // A configuration has no time of its own.
        Answer answer = new Answer(Subject.evidence(item.id()), id(), Instant.EPOCH, List.of(item.id()));
        Optional<OhttpConfiguration> held = HeldBytes.of(item.blob(), context)
                .flatMap(OhttpCheck::read)
                .filter(read -> read.evidence(item.blob(), item.place()).equals(item));
        return held.isPresent()
                ? findings(answer, held.get(), context)
                : List.of(answer.gives(OhttpCode.OHTTP_NOT_HELD, ""));
    }

    private static List<Finding> findings(Answer answer, OhttpConfiguration held, Context context) {
        var findings = new ArrayList<Finding>();
        findings.add(
                switch (EnclaveSignature.of(held, context.evidence().keysOf(held.teeId()))) {
                    case VALID -> answer.gives(OhttpCode.OHTTP_SIGNED, "enclave " + held.teeId());
                    case INVALID -> answer.gives(OhttpCode.OHTTP_UNSIGNED, "enclave " + held.teeId());
                    case KEY_MISSING -> answer.gives(OhttpCode.OHTTP_KEY_MISSING, "enclave " + held.teeId());
                });
        if (!held.isConsistent()) {
            findings.add(answer.gives(OhttpCode.OHTTP_INCONSISTENT, "configuration " + held.keyConfig()));
        }
        if (!held.statesItsHash()) {
            findings.add(answer.gives(OhttpCode.OHTTP_HASH_DIFFERS, "it is " + held.signedHash()));
        }
        return findings;
    }

    private static Optional<OhttpConfiguration> read(byte[] json) {
        try {
            return Optional.of(OhttpConfiguration.of(StrictJson.tree(json)));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }
}
