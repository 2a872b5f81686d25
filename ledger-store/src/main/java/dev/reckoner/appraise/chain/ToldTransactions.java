package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The case's transactions by their hash: a transaction and its receipt are two items, and two sources may tell of one. */
final class ToldTransactions {
    private final Map<String, List<Evidence.ChainTransaction>> byHash = new HashMap<>();

    /** What all items of one hash tell together; what they contradict each other in is not told. */
    record Joined(
            Optional<String> from,
            Optional<String> to,
            Optional<Long> block,
            Optional<Instant> at,
            Told.Outcome outcome,
            List<Digest> restsOn) {
        static Joined of(List<Evidence.ChainTransaction> items) {
            return new Joined(
                    agreed(items, Evidence.ChainTransaction::from),
                    agreed(items, Evidence.ChainTransaction::to),
                    agreed(items, Evidence.ChainTransaction::block),
                    agreed(items, Evidence.ChainTransaction::blockTime),
                    agreed(items, Evidence.ChainTransaction::succeeded)
                            .map(done -> done ? Told.Outcome.DONE : Told.Outcome.REVERTED)
                            .orElse(Told.Outcome.UNTOLD),
                    items.stream().map(Evidence.ChainTransaction::id).toList());
        }

        private static <T> Optional<T> agreed(
                List<Evidence.ChainTransaction> items, Function<Evidence.ChainTransaction, Optional<T>> field) {
            List<T> told = items.stream()
                    .map(field)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
            return told.size() == 1 ? Optional.of(told.getFirst()) : Optional.empty();
        }
    }

    ToldTransactions(List<Evidence.ChainTransaction> transactions) {
        for (Evidence.ChainTransaction transaction : transactions) {
            transaction
                    .hash()
                    .ifPresent(hash -> byHash.computeIfAbsent(hash, any -> new ArrayList<>(2))
                            .add(transaction));
        }
    }

    /** Everything told of the transaction of that hash; items that name another chain tell of another transaction. */
    Joined of(String hash, Optional<Long> chainId) {
        return Joined.of(byHash.getOrDefault(hash, List.of()).stream()
                .filter(item -> chainId.isEmpty()
                        || item.chainId().isEmpty()
                        || item.chainId().equals(chainId))
                .toList());
    }

    /** Everything told of the item's transaction; of one without a hash only what it tells itself. */
    Joined of(Evidence.ChainTransaction item) {
        return item.hash().map(hash -> of(hash, item.chainId())).orElseGet(() -> Joined.of(List.of(item)));
    }
}
