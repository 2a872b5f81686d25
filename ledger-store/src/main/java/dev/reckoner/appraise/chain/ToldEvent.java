package dev.reckoner.appraise.chain;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.ContractEvent;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An event of one of OpenGradient's contracts. */
record ToldEvent(ContractEvent event, Evidence.EventLog log, Told told) {
    /** The order of the chain, for events whose block and time are told. */
    static final Comparator<ToldEvent> CHAIN_ORDER = Comparator.comparing(
                    (ToldEvent event) -> event.told().at().orElseThrow())
            .thenComparing(event -> event.told().block().orElseThrow())
            .thenComparing(event -> event.log().index().orElse(0))
            .thenComparing(event -> event.log().id());

    /** The events among the logs; a log that no such contract writes tells nothing. */
    static List<ToldEvent> of(List<Evidence.EventLog> logs, ToldTransactions transactions, LogProofs proofs) {
        List<ToldEvent> events = new ArrayList<>();
        for (Evidence.EventLog log : logs) {
            decoded(log).ifPresent(event -> events.add(new ToldEvent(event, log, Told.of(log, transactions, proofs))));
        }
        return List.copyOf(events);
    }

    private static Optional<ContractEvent> decoded(Evidence.EventLog log) {
        try {
            return ContractEvents.decode(log.topics(), log.data());
        } catch (TrailFormatException malformed) {
            return Optional.empty();
        }
    }

    /** True if it can be put into the order of the chain. */
    boolean isPlaced() {
        return told.at().isPresent() && told.block().isPresent();
    }
}
