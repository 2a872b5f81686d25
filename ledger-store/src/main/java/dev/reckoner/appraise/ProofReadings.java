package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers receipt proofs that were walked. The item is the key, since its blob digest stands for its bytes. */
final class ProofReadings {
    private static final int MOST = 4096;

    private final Map<Evidence.ReceiptProof, Optional<ReceiptReading>> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Evidence.ReceiptProof, Optional<ReceiptReading>> eldest) {
            return size() > MOST;
        }
    };

    private List<Evidence.ReceiptProof> proofs = List.of();
    private ReferenceValues references = ReferenceValues.BUILT_IN;
    private Optional<ProvenLogs> proven = Optional.empty();

    /** What the case's receipt proofs prove. */
    synchronized ProvenLogs proven(Check.Context context) {
        List<Evidence.ReceiptProof> now = context.evidence().all(Evidence.ReceiptProof.class);
        if (proven.isEmpty() || !references.equals(context.references()) || !proofs.equals(now)) {
            proofs = now;
            references = context.references();
            proven = Optional.of(ProvenLogs.of(this, context));
        }
        return proven.orElseThrow();
    }

    /** What the proof shows; empty where the case does not hold its bytes. */
    synchronized Optional<ReceiptReading> of(Evidence.ReceiptProof item, Check.Context context) {
        Optional<ReceiptReading> reading = known.get(item);
        if (reading == null) {
            reading = HeldBytes.of(item.blob(), context).flatMap(raw -> ReceiptReading.of(item, raw));
            reading.ifPresent(read -> known.put(item, Optional.of(read)));
        }
        return reading;
    }
}
