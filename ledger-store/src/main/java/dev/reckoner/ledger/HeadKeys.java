package dev.reckoner.ledger;

import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that sign heads at one time.
 *
 * @param ed25519 for notes of any text
 * @param beside ML-DSA-44, for checkpoints, once there is one: every head has its signature too
 */
record HeadKeys(NoteKey ed25519, Optional<MlDsaCosignerKey> beside) {
    /** The Ed25519 key alone. */
    HeadKeys(NoteKey ed25519) {
        this(ed25519, Optional.empty());
    }

    /** Each, the Ed25519 one first. */
    List<NoteKey> all() {
        return Stream.concat(Stream.of(ed25519), beside.stream()).toList();
    }
}
