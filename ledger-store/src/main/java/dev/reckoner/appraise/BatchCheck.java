package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.LeafLayout;
import dev.reckoner.trail.opengradient.settlement.TreeDefect;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Does a settlement batch add up, and are its leaves signed? Whether its root was settled on the chain is another question: the
 * contract takes any root.
 */
final class BatchCheck implements Check {
    private static final BigInteger LATEST =
            BigInteger.valueOf(Instant.parse("9999-12-31T00:00:00Z").getEpochSecond());

    private final SettlementBatches batches;

    BatchCheck(SettlementBatches batches) {
        this.batches = batches;
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
            case BatchReading.NotHeld notHeld ->
                List.of(answer(batch).none("EV-BATCH-NOT-HELD", "The case does not hold the batch's bytes", ""));
            case BatchReading.Malformed malformed ->
                List.of(answer(batch)
                        .contraindicated(
                                "EV-BATCH-MALFORMED", "The batch's bytes are not a sound batch", malformed.reason()));
            case BatchReading.Read read -> findings(answer(batch).asOf(latest(read.dump())), read, context);
        };
    }

    private List<Finding> findings(Answer answer, BatchReading.Read read, Context context) {
        List<Finding> findings = new ArrayList<>();
        findings.add(tree(answer, read));
        remark(read, TreeDefect.Unsorted.class)
                .map(odd -> answer.warning(
                        "EV-BATCH-UNSORTED",
                        "The batch adds up, but its leaves do not stand in the order that OpenGradient's settlement gives them",
                        odd))
                .ifPresent(findings::add);
        remark(read, TreeDefect.Placeholder.class)
                .map(odd -> answer.warning(
                        "EV-BATCH-PLACEHOLDER",
                        "The batch settles responses that lacked a signature or an enclave",
                        odd))
                .ifPresent(findings::add);
        remark(read, TreeDefect.Duplicate.class)
                .map(odd ->
                        answer.warning("EV-BATCH-DUPLICATE", "The batch settles the same response more than once", odd))
                .ifPresent(findings::add);
        if (read.dump().layout() == LeafLayout.SIGNED) {
            findings.addAll(signatures(answer, read.dump(), context));
        }
        return findings;
    }

    private static Finding tree(Answer answer, BatchReading.Read read) {
        BatchDump dump = read.dump();
        if (read.isSound()) {
            return answer.affirming(
                    "EV-BATCH-TREE-VALID",
                    "The batch's leaves add up to the root that it states",
                    "leaves " + dump.values().size() + ", root " + dump.root() + ", layout in use since "
                            + dump.layout().since());
        }
        List<TreeDefect> breaks =
                read.defects().stream().filter(TreeDefect::breaksTheTree).toList();
        return answer.contraindicated(
                "EV-BATCH-TREE-BROKEN",
                "The batch's leaves do not add up to the root that it states",
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
            findings.add(answer.affirming(
                    "EV-BATCH-LEAVES-SIGNED",
                    "Leaves of the batch are signed with the keys of the enclaves that they name",
                    signatures.signed() + of));
        }
        if (!signatures.unsigned().isEmpty()) {
            findings.add(answer.contraindicated(
                    "EV-BATCH-LEAF-UNSIGNED",
                    "The batch holds a leaf that the enclave it names did not sign",
                    signatures.unsigned().size() + of + ", first value "
                            + (signatures.unsigned().getFirst() + 1)));
        }
        if (signatures.withoutKey() > 0) {
            findings.add(answer.none(
                    "EV-BATCH-KEYS-MISSING",
                    "Leaves of the batch cannot be checked, because the case does not hold the keys of their enclaves",
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
                .map(Leaf::timestamp)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(seconds -> Instant.ofEpochSecond(seconds.min(LATEST).longValueExact()))
                .orElseGet(() -> since(Optional.of(dump.layout())));
    }

    private static Instant since(Optional<LeafLayout> layout) {
        return layout.orElse(LeafLayout.HASHES).since().atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
