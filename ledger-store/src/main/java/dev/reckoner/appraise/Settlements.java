package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import dev.reckoner.trail.opengradient.contract.SettlementCall;
import dev.reckoner.trail.opengradient.contract.SettlementEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who the case's settlements of single responses name as the one it was for: published blobs, events and calldata alike. The
 * name is the facilitator's word; for Permit2 payments it is the payment contract.
 */
final class Settlements {
    /**
     * One of them.
     *
     * @param address {@code 0x} and 40 lower-case hexadecimal characters
     * @param evidence the item
     * @param log the event, where it is one
     */
    record Named(String address, Digest evidence, Optional<Evidence.EventLog> log) {}

    /** What a settlement of a response must agree with. Hexadecimal in lower case without {@code 0x}. */
    private record Key(String teeId, String inputHash, String outputHash, String signature) {
        static Key of(String teeId, String inputHash, String outputHash, String signature) {
            return new Key(plain(teeId), plain(inputHash), plain(outputHash), signature);
        }

        private static String plain(String hex) {
            String lower = hex.toLowerCase(Locale.ROOT);
            return lower.startsWith("0x") ? lower.substring(2) : lower;
        }
    }

    private final Map<Key, List<Named>> named = new HashMap<>();

    private Settlements() {}

    static Settlements of(Check.Context context) {
        var settlements = new Settlements();
        context.evidence().settledInferences().forEach(settlements::add);
        context.evidence().logs().forEach(settlements::add);
        // A transaction that failed settles nothing, whatever its sender counted.
        var transactions = context.evidence().transactions();
        var failed = failed(transactions);
        transactions.stream()
                .filter(one -> one.hash().filter(failed::contains).isEmpty())
                .forEach(one -> settlements.add(one, context));
        return settlements;
    }

    /** Hashes of the transactions that failed by every receipt that tells; what was sent is told apart from its receipt. */
    private static Set<String> failed(List<Evidence.ChainTransaction> transactions) {
        var failed = hashes(transactions, false);
        failed.removeAll(hashes(transactions, true));
        return failed;
    }

    private static Set<String> hashes(List<Evidence.ChainTransaction> transactions, boolean succeeded) {
        return transactions.stream()
                .filter(one -> one.succeeded().equals(Optional.of(succeeded)))
                .flatMap(one -> one.hash().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Those of the response. */
    List<Named> of(Evidence.SignedResponse response) {
        if (named.isEmpty()) {
            return List.of();
        }
        return decoded(response.signature())
                .map(signature -> Key.of(response.teeId(), response.requestHash(), response.outputHash(), signature))
                .map(key -> named.getOrDefault(key, List.of()))
                .orElse(List.of());
    }

    private void add(Evidence.SettledInference single) {
        if (!single.ethAddress().isEmpty()) {
            decoded(single.signature())
                    .ifPresent(signature -> add(
                            Key.of(single.teeId(), single.inputHash(), single.outputHash(), signature),
                            new Named(single.ethAddress().toLowerCase(Locale.ROOT), single.id(), Optional.empty())));
        }
    }

    private void add(Evidence.EventLog log) {
        try {
            ContractEvents.decode(log.topics(), log.data())
                    .filter(SettlementEvent.IndividualSettlement.class::isInstance)
                    .map(SettlementEvent.IndividualSettlement.class::cast)
                    .ifPresent(event -> add(
                            Key.of(
                                    event.teeId(),
                                    event.inputHash(),
                                    event.outputHash(),
                                    HexFormat.of().formatHex(event.signature().bytes())),
                            new Named(event.ethAddress().toLowerCase(Locale.ROOT), log.id(), Optional.of(log))));
        } catch (TrailFormatException malformed) {
            // No relay writes such logs; whoever made it up settles nothing.
        }
    }

    private void add(Evidence.ChainTransaction transaction, Check.Context context) {
        transaction
                .input()
                .flatMap(input -> HeldBytes.of(input, context))
                .flatMap(Settlements::call)
                .ifPresent(call -> add(
                        Key.of(
                                call.teeId(),
                                call.inputHash(),
                                call.outputHash(),
                                HexFormat.of().formatHex(call.signature().bytes())),
                        new Named(call.ethAddress().toLowerCase(Locale.ROOT), transaction.id(), Optional.empty())));
    }

    private void add(Key key, Named settlement) {
        named.computeIfAbsent(key, any -> new ArrayList<>(1)).add(settlement);
    }

    private static Optional<SettlementCall.SettleIndividual> call(byte[] calldata) {
        try {
            return ContractCalls.decode(calldata)
                    .filter(SettlementCall.SettleIndividual.class::isInstance)
                    .map(SettlementCall.SettleIndividual.class::cast);
        } catch (TrailFormatException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> decoded(String base64) {
        try {
            byte[] signature = Base64.getDecoder().decode(base64);
            return signature.length == 0
                    ? Optional.empty()
                    : Optional.of(HexFormat.of().formatHex(signature));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
