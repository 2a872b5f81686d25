package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.ChainView;
import dev.reckoner.appraise.chain.LogProofs;
import dev.reckoner.appraise.chain.SettledSingle;
import dev.reckoner.appraise.chain.Told;
import dev.reckoner.appraise.completeness.Delays;
import dev.reckoner.trail.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Remembers what the case's logs and transactions tell, because every claim asks; the key is all that it depends on. */
final class ChainViews {
    private final Function<Check.Context, LogProofs> proofs;
    private Optional<Built> built = Optional.empty();

    private record Built(
            List<Evidence.EventLog> logs,
            List<Evidence.ChainTransaction> transactions,
            ReferenceValues references,
            ChainView view,
            Map<String, Delays> skews) {
        boolean isOf(Check.Context context) {
            return logs.equals(context.evidence().logs())
                    && transactions.equals(context.evidence().transactions())
                    && references.equals(context.references());
        }
    }

    /** Takes logs for proven as that says. */
    ChainViews(Function<Check.Context, LogProofs> proofs) {
        this.proofs = proofs;
    }

    ChainView of(Check.Context context) {
        return built(context).view();
    }

    /** How far the blocks that settled single responses of the enclave come after its clock; empty where none tells. */
    Optional<Delays> skew(String teeId, Check.Context context) {
        return Optional.ofNullable(built(context).skews().get(teeId));
    }

    private synchronized Built built(Check.Context context) {
        if (built.filter(known -> known.isOf(context)).isEmpty()) {
            built = Optional.of(build(context));
        }
        return built.orElseThrow();
    }

    private Built build(Check.Context context) {
        var references = context.references();
        ChainView view = ChainView.of(
                context.evidence().logs(),
                context.evidence().transactions(),
                digest -> HeldBytes.of(digest, context),
                log -> references.registries().stream().anyMatch(registry -> registry.logged(log)),
                proofs.apply(context));
        return new Built(
                context.evidence().logs(), context.evidence().transactions(), references, view, skews(view, context));
    }

    private static Map<String, Delays> skews(ChainView view, Check.Context context) {
        Map<String, List<Long>> seconds = new HashMap<>();
        Set<List<Object>> counted = new HashSet<>();
        for (SettledSingle single : view.settlements().singles()) {
            if (single.told().outcome() == Told.Outcome.DONE
                    && BelievedContracts.isRelay(single.told(), context)
                    && isFirst(single, counted)) {
                single.teeId()
                        .ifPresent(teeId -> ahead(single)
                                .ifPresent(ahead -> seconds.computeIfAbsent(teeId, any -> new ArrayList<>())
                                        .add(ahead)));
            }
        }
        Map<String, Delays> skews = new HashMap<>();
        seconds.forEach((teeId, list) -> Delays.of(
                        list.stream().mapToLong(Long::longValue).toArray())
                .ifPresent(delays -> skews.put(teeId, delays)));
        return skews;
    }

    /** A settlement is told by its log and by its calldata, and counts once. */
    private static boolean isFirst(SettledSingle single, Set<List<Object>> counted) {
        return single.told().transaction().isEmpty()
                || counted.add(List.of(single.told().transaction().get(), single.teeId(), single.signature()));
    }

    private static Optional<Long> ahead(SettledSingle single) {
        return single.timestamp()
                .filter(seconds -> seconds.bitLength() < Integer.SIZE + 8)
                .flatMap(seconds -> single.told().at().map(at -> at.getEpochSecond() - seconds.longValueExact()));
    }
}
