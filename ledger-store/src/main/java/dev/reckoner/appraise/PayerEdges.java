package dev.reckoner.appraise;

import dev.reckoner.appraise.payment.Ground;
import dev.reckoner.appraise.payment.PayerEdge;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who paid for the responses of a case. A payment whose signature is not its stated payer's makes nobody a payer; neither does
 * the address in a settlement alone, which for Permit2 payments is that of x402's contract.
 */
public final class PayerEdges {
    private final Payments payments;
    private final Settlements settlements;
    private final Predicate<Evidence.EventLog> proven;

    private PayerEdges(Payments payments, Settlements settlements, Predicate<Evidence.EventLog> proven) {
        this.payments = payments;
        this.settlements = settlements;
        this.proven = proven;
    }

    /**
     * Looks at all of the case once.
     *
     * @param proven tells whether a log is proven to be on its chain, written by a settlement's contract
     */
    public static PayerEdges of(Check.Context context, Predicate<Evidence.EventLog> proven) {
        return new PayerEdges(Payments.of(context), Settlements.of(context), proven);
    }

    /** Who paid for the claim, in the order of the addresses. */
    public List<PayerEdge> of(Claim claim, Evidence.SignedResponse response) {
        var found = new TreeMap<String, Found>();
        for (Payments.Told told : payments.of(response)) {
            Set<Ground> signature = payments.signature(told.payment(), claim.madeAt());
            if (!signature.isEmpty()) {
                found.computeIfAbsent(told.payment().payer(), Found::new).add(signature, told);
            }
        }
        for (Settlements.Named named : settlements.of(response)) {
            settled(named, claim, response, found);
        }
        if (found.size() > 1) {
            found.values().forEach(one -> one.grounds.add(Ground.OTHERS_TOLD));
        }
        return found.values().stream().map(one -> one.edge(claim.id())).toList();
    }

    /** Addresses in settlements of the response that make nobody a payer. */
    List<Settlements.Named> unexplained(Evidence.SignedResponse response, List<PayerEdge> edges) {
        Set<String> payers = new TreeSet<>(edges.stream().map(PayerEdge::payer).toList());
        return settlements.of(response).stream()
                .filter(named -> !payers.contains(named.address()))
                .toList();
    }

    /** True if the address is that of a payment contract. */
    boolean isSpender(String address) {
        return payments.isSpender(address);
    }

    /** An account that signs transfers is no contract, so it is not the spender of a Permit2 payment, whoever says so. */
    private void settled(
            Settlements.Named named, Claim claim, Evidence.SignedResponse response, Map<String, Found> found) {
        Optional<Evidence.PaymentPayload> transfer = payments.signedTransferOf(named.address(), claim.madeAt());
        if (transfer.isEmpty() && !found.containsKey(named.address())) {
            return;
        }
        var one = found.computeIfAbsent(named.address(), Found::new);
        one.grounds.add(Ground.SETTLED_FOR);
        one.restsOn.add(named.evidence());
        transfer.ifPresent(payment -> {
            one.grounds.add(Ground.SIGNED_BY_PAYER);
            one.grounds.remove(Ground.NOT_VALID_THEN);
            one.restsOn.add(payment.id());
        });
        if (named.log().filter(proven).isPresent()) {
            one.grounds.add(Ground.SETTLEMENT_PROVEN);
        }
        if (payments.isRelayed(response)) {
            one.grounds.add(Ground.RELAYED);
        }
    }

    /** What is gathered for one address. */
    private static final class Found {
        private final String payer;
        private final Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        private final Set<Digest> restsOn = new TreeSet<>();

        Found(String payer) {
            this.payer = payer;
        }

        void add(Set<Ground> signature, Payments.Told told) {
            grounds.addAll(signature);
            grounds.addAll(told.grounds());
            restsOn.addAll(told.restsOn());
        }

        PayerEdge edge(Digest claim) {
            return PayerEdge.of(claim, payer, grounds, new ArrayList<>(restsOn));
        }
    }
}
