package dev.reckoner.trail.opengradient.settlement;

import static dev.reckoner.trail.opengradient.settlement.LeafPart.INPUT_HASH;
import static dev.reckoner.trail.opengradient.settlement.LeafPart.OUTPUT_HASH;
import static dev.reckoner.trail.opengradient.settlement.LeafPart.SIGNATURE;
import static dev.reckoner.trail.opengradient.settlement.LeafPart.SIGNATURE_DIGEST;
import static dev.reckoner.trail.opengradient.settlement.LeafPart.TEE_ID;
import static dev.reckoner.trail.opengradient.settlement.LeafPart.TIMESTAMP;

import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values that the facilitator has put into a leaf, by generation; a dump's {@code leafEncoding} tells them apart. Source:
 * OpenGradient/inference-facilitator, history of all_networks_shared.ts.
 */
public enum LeafLayout {
    /** The two hashes and nothing else. */
    HASHES("2025-12-22", INPUT_HASH, OUTPUT_HASH),
    /** With a digest of the signature. */
    SIGNATURE_DIGESTED("2026-02-01", INPUT_HASH, OUTPUT_HASH, SIGNATURE_DIGEST),
    /** With the time of signing. */
    TIMED("2026-03-26", INPUT_HASH, OUTPUT_HASH, SIGNATURE_DIGEST, TIMESTAMP),
    /** With the enclave's id. */
    NAMED("2026-03-30", TEE_ID, INPUT_HASH, OUTPUT_HASH, SIGNATURE_DIGEST, TIMESTAMP),
    /** With the signature itself; the current one. */
    SIGNED("2026-03-31", TEE_ID, INPUT_HASH, OUTPUT_HASH, SIGNATURE, TIMESTAMP);

    private final LocalDate since;
    private final List<LeafPart> parts;
    private final TupleType<Tuple> type;

    LeafLayout(String since, LeafPart... parts) {
        this.since = LocalDate.parse(since);
        this.parts = List.of(parts);
        this.type =
                TupleType.parse(Arrays.stream(parts).map(LeafPart::type).collect(Collectors.joining(",", "(", ")")));
    }

    /** The layout of that {@code leafEncoding}; empty where the facilitator has never used it. */
    public static Optional<LeafLayout> of(List<String> leafEncoding) {
        return Arrays.stream(values())
                .filter(layout -> layout.leafEncoding().equals(leafEncoding))
                .findFirst();
    }

    /** The Solidity types in order. */
    public List<String> leafEncoding() {
        return parts.stream().map(LeafPart::type).toList();
    }

    /** What the values are, in order, in the names of OpenGradient's contracts, for example {@code inputHash}. */
    public List<String> names() {
        return parts.stream().map(LeafPart::memberName).toList();
    }

    /** The day on which the facilitator began to use it; no leaf of it is older. */
    public LocalDate since() {
        return since;
    }

    List<LeafPart> parts() {
        return parts;
    }

    /** {@code abi.encode} of values in the order of the parts. */
    byte[] encode(Object[] values) {
        return type.encode(Tuple.from(values)).array();
    }
}
