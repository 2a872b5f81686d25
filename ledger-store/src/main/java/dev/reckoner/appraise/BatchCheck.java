package dev.reckoner.appraise;

import dev.reckoner.appraise.code.SettlementCode;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import dev.reckoner.trail.opengradient.settlement.LeafLayout;
import dev.reckoner.trail.opengradient.settlement.TreeDefect;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Does a settlement batch add up, are its leaves signed, and does the chain tell of its root? That it does shows only that it was
 * settled: the contract takes any root.
 */
final class BatchCheck implements Check {
    private final SettlementBatches batches;
    private final ChainViews chain;

    BatchCheck(SettlementBatches batches, ChainViews chain) {
        this.batches = batches;
        this.chain = chain;
    }

    @Override
    public String id() {
        return "batch";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.SettlementBatch batch ? findings(batch, context) : List.of();
    }

    private List<Finding> findings(Evidence.SettlementBatch batch, Context context) {
        return switch (batches.of(batch, context)) {
            case BatchReading.NotHeld notHeld -> List.of(answer(batch).gives(SettlementCode.BATCH_NOT_HELD, ""));
            case BatchReading.Malformed malformed ->
                List.of(answer(batch).gives(SettlementCode.BATCH_MALFORMED, malformed.reason()));
            case BatchReading.Read read -> findings(answer(batch).asOf(latest(read.dump())), read, context);
        };
    }

    private List<Finding> findings(Answer answer, BatchReading.Read read, Context context) {
        List<Finding> findings = new ArrayList<>();
        findings.add(tree(answer, read));
        remark(read, TreeDefect.Unsorted.class)
                .map(odd -> answer.gives(SettlementCode.BATCH_UNSORTED, odd))
                .ifPresent(findings::add);
        remark(read, TreeDefect.Placeholder.class)
                .map(odd -> answer.gives(SettlementCode.BATCH_PLACEHOLDER, odd))
                .ifPresent(findings::add);
        remark(read, TreeDefect.Duplicate.class)
                .map(odd -> answer.gives(SettlementCode.BATCH_DUPLICATE, odd))
                .ifPresent(findings::add);
        if (read.dump().layout() == LeafLayout.SIGNED) {
            findings.addAll(signatures(answer, read.dump(), context));
        }
        // The root of one that does not add up is not that of its leaves, so its settlement says nothing of them.
        if (read.isSound()) {
            BatchOnChain.finding(answer, read.dump(), chain.of(context).settlements(), context)
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding tree(Answer answer, BatchReading.Read read) {
        BatchDump dump = read.dump();
        if (read.isSound()) {
            return answer.gives(
                    SettlementCode.BATCH_TREE_VALID,
                    "leaves " + dump.values().size() + ", root " + dump.root() + ", layout in use since "
                            + dump.layout().since());
        }
        List<TreeDefect> breaks =
                read.defects().stream().filter(TreeDefect::breaksTheTree).toList();
        return answer.gives(
                SettlementCode.BATCH_TREE_BROKEN,
                breaks.getFirst().words() + (breaks.size() == 1 ? "" : "; faults in all " + breaks.size()));
    }

    /** How many leaves are odd in that way, and the first; empty where none is. */
    private static Optional<String> remark(BatchReading.Read read, Class<? extends TreeDefect> kind) {
        List<TreeDefect> odd = read.defects().stream().filter(kind::isInstance).toList();
        return odd.isEmpty()
                ? Optional.empty()
                : Optional.of(odd.size() + " of " + read.dump().values().size() + ", first "
                        + odd.getFirst().words());
    }

    private static List<Finding> signatures(Answer answer, BatchDump dump, Context context) {
        LeafSignatures signatures = LeafSignatures.of(dump.leaves(), context);
        String of = " of " + dump.values().size();
        List<Finding> findings = new ArrayList<>();
        if (signatures.signed() > 0) {
            findings.add(answer.gives(SettlementCode.BATCH_LEAVES_SIGNED, signatures.signed() + of));
        }
        if (!signatures.unsigned().isEmpty()) {
            findings.add(answer.gives(
                    SettlementCode.BATCH_LEAF_UNSIGNED,
                    signatures.unsigned().size() + of + ", first value "
                            + (signatures.unsigned().getFirst() + 1)));
        }
        if (signatures.withoutKey() > 0) {
            findings.add(answer.gives(
                    SettlementCode.BATCH_KEYS_MISSING,
                    signatures.withoutKey() + of + ", enclaves "
                            + signatures.missing().size() + ", first "
                            + signatures.missing().iterator().next()));
        }
        return findings;
    }

    private Answer answer(Evidence.SettlementBatch batch) {
        return Answer.about(batch, id(), since(LeafLayout.of(batch.leafEncoding())));
    }

    /** The time of the latest leaf; where leaves have none, the day on which their layout came into use. */
    private static Instant latest(BatchDump dump) {
        return dump.leaves().stream()
                .map(LeafTimes::signed)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> since(Optional.of(dump.layout())));
    }

    private static Instant since(Optional<LeafLayout> layout) {
        return layout.orElse(LeafLayout.HASHES).since().atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
