package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.ContractCall;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A call of one of OpenGradient's contracts, as its calldata ask for it.
 *
 * @param item the item whose calldata it is
 */
public record ToldCall(ContractCall call, Evidence.ChainTransaction item, Told told) {
    /** The calls among the transactions; calldata that are nothing a contract takes ask for nothing. */
    static List<ToldCall> of(
            List<Evidence.ChainTransaction> transactions,
            ToldTransactions joined,
            Function<Digest, Optional<byte[]>> bytes) {
        List<ToldCall> calls = new ArrayList<>();
        for (Evidence.ChainTransaction item : transactions) {
            item.input()
                    .flatMap(bytes)
                    .flatMap(ToldCall::decoded)
                    .ifPresent(call -> calls.add(new ToldCall(call, item, told(item, joined.of(item)))));
        }
        return List.copyOf(calls);
    }

    private static Optional<ContractCall> decoded(byte[] input) {
        try {
            return ContractCalls.decode(input);
        } catch (TrailFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Told told(Evidence.ChainTransaction item, ToldTransactions.Joined joined) {
        return new Told(
                joined.to(),
                joined.from(),
                item.hash(),
                item.chainId(),
                joined.block(),
                joined.at(),
                joined.outcome(),
                Told.Proof.CALLDATA,
                Stream.concat(Stream.of(item.id()), joined.restsOn().stream())
                        .distinct()
                        .toList());
    }
}
