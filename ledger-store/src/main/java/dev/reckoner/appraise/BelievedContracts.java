package dev.reckoner.appraise;

import dev.reckoner.appraise.chain.Told;
import java.util.Optional;

/** Whose logs and receipts count. Anybody can deploy a contract that logs the same as OpenGradient's. */
final class BelievedContracts {
    /** InferenceSettlementRelay, as OpenGradient's block explorer shows it on 2026-11-21. */
    private static final ReferenceValues.Registry RELAY = new ReferenceValues.Registry(
            "InferenceSettlementRelay", Optional.of(10740L), "0xf1dc0d5dcf2a01924fac78185b9227cf3ec839a5");

    private BelievedContracts() {}

    /** True for a settlement contract of OpenGradient. */
    static boolean isRelay(Told told, Check.Context context) {
        return is(RELAY, told);
    }

    /** True for a registry of enclaves among the reference values. */
    static boolean isRegistry(Told told, Check.Context context) {
        return context.references().registries().stream().anyMatch(registry -> is(registry, told));
    }

    private static boolean is(ReferenceValues.Registry contract, Told told) {
        boolean chain = contract.chainId().isEmpty()
                || told.chainId().isEmpty()
                || contract.chainId().equals(told.chainId());
        return chain
                && told.contract().filter(contract.address()::equalsIgnoreCase).isPresent();
    }
}
