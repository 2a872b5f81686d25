package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import dev.reckoner.trail.opengradient.settlement.TreeDefect;
import java.util.List;

/** What a batch's bytes say. */
sealed interface BatchReading {
    /** The case does not hold them. */
    record NotHeld() implements BatchReading {}

    /** They are no batch, or not the one they are said to be. */
    record Malformed(String reason) implements BatchReading {}

    /** The batch, and what is wrong with it or odd. */
    record Read(BatchDump dump, List<TreeDefect> defects) implements BatchReading {
        /** True if the leaves add up to the stated root. */
        boolean isSound() {
            return defects.stream().noneMatch(TreeDefect::breaksTheTree);
        }
    }

    /** Reads them. */
    static BatchReading of(Evidence.SettlementBatch batch, byte[] raw) {
        try {
            BatchDump dump = BatchDump.parse(raw);
            return dump.root().equals(batch.root()) && dump.values().size() == batch.count()
                    ? new Read(dump, dump.defects())
                    : new Malformed("root or number of leaves differ from what the case recorded");
        } catch (TrailFormatException e) {
            return new Malformed(e.sentence());
        }
    }
}
