package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Limits;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers batches that were read, because the question of the batch and those of all its claims need it. The item is the
 * key, since its blob digest stands for its bytes.
 */
final class SettlementBatches {
    /** Together, in leaves of some 1,500 bytes; the batch read last stays whatever its size. */
    private static final int MOST_LEAVES = Limits.SETTLEMENT_LEAVES;

    private final Map<Evidence.SettlementBatch, BatchReading> known = new LinkedHashMap<>(64, 0.75f, true);
    private long leaves;

    synchronized BatchReading of(Evidence.SettlementBatch batch, Check.Context context) {
        BatchReading reading = known.get(batch);
        if (reading != null) {
            return reading;
        }
        Optional<byte[]> raw = HeldBytes.of(batch.blob(), context);
        if (raw.isEmpty()) {
            return new BatchReading.NotHeld();
        }
        BatchReading read = BatchReading.of(batch, raw.get());
        remember(batch, read);
        return read;
    }

    private void remember(Evidence.SettlementBatch batch, BatchReading reading) {
        Iterator<Evidence.SettlementBatch> eldest = known.keySet().iterator();
        leaves += batch.count();
        while (leaves > MOST_LEAVES && eldest.hasNext()) {
            leaves -= eldest.next().count();
            eldest.remove();
        }
        known.put(batch, reading);
    }
}
