package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.Told;
import dev.reckoner.trail.Evidence;
import java.util.Optional;

/** Whose logs and receipts count. Anybody can deploy a contract that logs the same as OpenGradient's. */
final class BelievedContracts {
    private BelievedContracts() {}

    /** True for the settlement contract among the reference values. */
    static boolean isRelay(Told told, Check.Context context) {
        return context.references().contracts().stream()
                .filter(contract -> contract.name().equals(KnownValues.RELAY))
                .anyMatch(contract -> is(contract.chainId(), contract.address(), told));
    }

    /** True if the settlement contract among the reference values wrote the log. */
    static boolean isOfRelay(Evidence.EventLog log, Check.Context context) {
        return context.references().contracts().stream()
                .filter(contract -> contract.name().equals(KnownValues.RELAY))
                .anyMatch(contract -> log.address()
                        .filter(contract.address()::equalsIgnoreCase)
                        .isPresent());
    }

    /** True for a registry of enclaves among the reference values. */
    static boolean isRegistry(Told told, Check.Context context) {
        return context.references().registries().stream()
                .anyMatch(registry -> is(registry.chainId(), registry.address(), told));
    }

    private static boolean is(Optional<Long> chainId, String address, Told told) {
        boolean chain = chainId.isEmpty() || told.chainId().isEmpty() || chainId.equals(told.chainId());
        return chain && told.contract().filter(address::equalsIgnoreCase).isPresent();
    }
}
