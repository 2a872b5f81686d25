package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence that a check may look at. */
public interface CaseEvidence extends SignedCopy.KeysAndBytes {
    /** The item of that id. */
    Optional<Evidence> evidence(Digest id);

    /** Every attestation document of the case, in a stable order. */
    default List<Evidence.AttestationDocument> attestations() {
        return all(Evidence.AttestationDocument.class);
    }

    /** Every settlement batch of the case, in a stable order. */
    default List<Evidence.SettlementBatch> batches() {
        return all(Evidence.SettlementBatch.class);
    }

    /** Every single inference of the case that was settled on its own, in a stable order. */
    default List<Evidence.SettledInference> settledInferences() {
        return all(Evidence.SettledInference.class);
    }

    /** Every event log of the case, in a stable order. */
    default List<Evidence.EventLog> logs() {
        return all(Evidence.EventLog.class);
    }

    /**
     * Every item of that kind, in a stable order.
     *
     * @throws IllegalArgumentException for signed records, of which a case may hold a million
     */
    <T extends Evidence> List<T> all(Class<T> kind);

    /** Every transaction of the case, in a stable order. */
    default List<Evidence.ChainTransaction> transactions() {
        return all(Evidence.ChainTransaction.class);
    }

    /**
     * The signed responses that state this hash of their request, in a stable order.
     *
     * @param requestHash hexadecimal without {@code 0x}
     */
    List<Evidence.SignedResponse> responsesTo(String requestHash);

    /** The signed responses that carry this signature, in a stable order; for a claim, those to the same request. */
    List<Evidence.SignedResponse> responsesWith(String signature);

    /** The model file that IPFS may hold under that identifier. */
    Optional<Evidence.ModelFile> modelFile(Cid cid);

    /** When the case received the claim, by the clock of whoever imported it; empty where that is not recorded. */
    Optional<Instant> received(Digest claim);

    /** The bytes of a blob, verified against its digest; empty where the case does not hold it as it was. */
    @Override
    Optional<byte[]> blob(Digest digest) throws IOException;

    /** True if the case holds the blob; whether it is as it was is seen by whoever reads it. */
    default boolean holds(Digest digest) throws IOException {
        return blob(digest).isPresent();
    }

    /**
     * The JSON in a blob, which whoever asks must not change; empty where the case does not hold the blob as it was.
     *
     * @throws dev.reckoner.trail.TrailFormatException if it is no JSON
     */
    default Optional<JsonNode> tree(Digest digest) throws IOException {
        var bytes = blob(digest);
        return bytes.isPresent() ? Optional.of(StrictJson.tree(bytes.get())) : Optional.empty();
    }
}
