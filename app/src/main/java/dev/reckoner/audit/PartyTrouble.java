package dev.reckoner.audit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What failed of a party, of the claims that are known to be its own.
 *
 * @param party its id
 * @param claims how many claims of it were looked at in a way that would have shown a failure
 * @param kinds how many claims failed, by how; a claim may fail in several ways
 */
public record PartyTrouble(String party, long claims, Map<Kind, Long> kinds) {
    /** How a claim fails. */
    public enum Kind {
        /** Running it again gives another answer than the one that was signed. */
        WRONG_ANSWER,
        /** Its enclave ran in debug mode. */
        ENCLAVE_IN_DEBUG,
        /** The enclave's last sign of life was too old. */
        HEARTBEAT_MISSED,
        /** It is not settled, where others of the enclave from before and from after it are. */
        NOT_SETTLED,
        /** The transaction that was to settle it was reverted. */
        SETTLEMENT_REVERTED
    }

    public PartyTrouble {
        var copy = new EnumMap<Kind, Long>(Kind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
    }
}
