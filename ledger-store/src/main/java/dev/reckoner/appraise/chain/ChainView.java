package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All that a case's logs and transactions tell of OpenGradient's contracts.
 *
 * @param settlements of any contract; whose word counts is for whoever asks
 * @param registrations the transactions of any contract, the logs of the registries alone
 * @param builds of the registries alone
 */
public record ChainView(ChainSettlements settlements, Registrations registrations, ApprovedBuilds builds) {
    /**
     * Reads them all, once.
     *
     * @param bytes blobs, for calldata
     * @param registry true for a log of a registry that is believed
     */
    public static ChainView of(
            List<Evidence.EventLog> logs,
            List<Evidence.ChainTransaction> transactions,
            Function<Digest, Optional<byte[]>> bytes,
            Predicate<Evidence.EventLog> registry,
            LogProofs proofs) {
        var joined = new ToldTransactions(transactions);
        List<ToldEvent> events = ToldEvent.of(logs, joined, proofs);
        List<ToldCall> calls = ToldCall.of(transactions, joined, bytes);
        List<ToldEvent> ofRegistry =
                events.stream().filter(event -> registry.test(event.log())).toList();
        return new ChainView(
                ChainSettlements.of(events, calls), Registrations.of(ofRegistry, calls), ApprovedBuilds.of(ofRegistry));
    }
}
