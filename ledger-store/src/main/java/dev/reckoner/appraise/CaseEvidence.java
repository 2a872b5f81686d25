package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence that a check may look at. */
public interface CaseEvidence extends SignedCopy.KeysAndBytes {
    /** The item of that id. */
    Optional<Evidence> evidence(Digest id);

    /** Every attestation document of the case, in a stable order. */
    List<Evidence.AttestationDocument> attestations();

    /** Every settlement batch of the case, in a stable order. */
    List<Evidence.SettlementBatch> batches();

    /** Every single inference of the case that was settled on its own, in a stable order. */
    List<Evidence.SettledInference> settledInferences();

    /** Every event log of the case, in a stable order. */
    List<Evidence.EventLog> logs();

    /** The model file that IPFS may hold under that identifier. */
    Optional<Evidence.ModelFile> modelFile(Cid cid);

    /** When the case received the claim, by the clock of whoever imported it; empty where that is not recorded. */
    Optional<Instant> received(Digest claim);

    /** The bytes of a blob, verified against its digest; empty where the case does not hold it as it was. */
    @Override
    Optional<byte[]> blob(Digest digest) throws IOException;
}
