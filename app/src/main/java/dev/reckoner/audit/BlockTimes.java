package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.OnChainCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the blocks were made that settle claims. A settlement of one claim rests on a log or a transaction, which has its block's
 * time; one in a batch rests on the batch, whose own finding rests on them.
 */
final class BlockTimes {
    private static final String SETTLEMENT = KnownCheck.SETTLEMENT.id();

    private final Map<Digest, Instant> times = new HashMap<>();

    private BlockTimes() {}

    /** What was found about an item. */
    @FunctionalInterface
    interface About {
        List<Finding> item(Digest id) throws IOException;
    }

    static BlockTimes of(OtherEvidence evidence, About about) throws IOException {
        var blocks = new BlockTimes();
        evidence.items().forEach((id, item) -> told(item).ifPresent(time -> blocks.times.put(id, time)));
        for (var batch : evidence.all(Evidence.SettlementBatch.class)) {
            // Findings about claims rest on the bytes of a batch and not on the item.
            blocks.settled(about.item(batch.id())).ifPresent(time -> blocks.times.put(batch.blob(), time));
        }
        return blocks;
    }

    private static Optional<Instant> told(Evidence item) {
        return switch (item) {
            case Evidence.EventLog log -> log.blockTime();
            case Evidence.ChainTransaction transaction -> transaction.blockTime();
            default -> Optional.empty();
        };
    }

    private Optional<Instant> settled(List<Finding> aboutBatch) {
        return earliest(aboutBatch.stream()
                .filter(finding -> finding.code().equals(OnChainCode.SETTLED_ON_CHAIN.code()))
                .toList());
    }

    /** When a claim with these findings was first settled. */
    Optional<Instant> settledAt(List<Finding> findings) {
        return earliest(findings.stream()
                .filter(finding -> finding.check().equals(SETTLEMENT) && CarriedEvidence.affirms(finding))
                .toList());
    }

    private Optional<Instant> earliest(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.restsOn().stream())
                .flatMap(id -> Optional.ofNullable(times.get(id)).stream())
                .min(Comparator.naturalOrder());
    }
}
