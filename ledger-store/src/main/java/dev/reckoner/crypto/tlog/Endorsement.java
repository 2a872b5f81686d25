package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.NoteKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who stands for a checkpoint, of those whom a {@link WitnessPolicy} names.
 *
 * @param standing what that amounts to
 * @param culprit the key whose signature does not hold, where it is that
 * @param cosigned the witnesses that cosigned, in the policy's order, and when, where they say; none where a signature does not hold
 */
public record Endorsement(Standing standing, Optional<NoteKey> culprit, Map<Witness, Optional<Instant>> cosigned) {
    /** What signatures amount to. */
    public enum Standing {
        /** A log of the policy signed its checkpoint, and the quorum cosigned it. */
        VALID,
        /** A log of the policy signed its checkpoint, and too few cosigned it. */
        NO_QUORUM,
        /** The policy has no key of that log that signed it. */
        NOT_SIGNED,
        /** A key of the policy is named by a signature that does not hold, so that nothing in the note counts. */
        BADLY_SIGNED
    }

    public Endorsement {
        cosigned = Collections.unmodifiableMap(new LinkedHashMap<>(cosigned));
    }
}
