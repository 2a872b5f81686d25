package dev.reckoner.appraise;

import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.appraise.payment.Grade;
import dev.reckoner.appraise.payment.PayerEdge;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.payment.PaymentSigner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who paid for the response, and who signed a payment? Who paid says nothing for or against an answer, so a claim is never the
 * worse for it.
 */
final class PayerCheck implements Check {
    private final Function<Context, Predicate<Evidence.EventLog>> proofs;
    private Optional<Built> built = Optional.empty();

    /** What the edges were found in, and they. */
    private record Built(List<Object> from, PayerEdges edges) {
        static List<Object> from(Context context) {
            var evidence = context.evidence();
            return List.of(
                    context.references(),
                    evidence.all(Evidence.PaymentPayload.class),
                    evidence.all(Evidence.HttpExchange.class),
                    evidence.all(Evidence.ChainTransaction.class),
                    evidence.settledInferences(),
                    evidence.all(Evidence.ReceiptProof.class),
                    evidence.logs());
        }
    }

    /**
     * The check.
     *
     * @param proofs tells of a case which logs are proven to be on their chain, written by a settlement's contract
     */
    PayerCheck(Function<Context, Predicate<Evidence.EventLog>> proofs) {
        this.proofs = proofs;
    }

    @Override
    public String id() {
        return "payer";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return ResponseSignature.carrier(claim, context)
                .filter(response -> !response.signature().isEmpty())
                .map(response -> findings(claim, response, edges(context)))
                .orElse(List.of());
    }

    private synchronized PayerEdges edges(Context context) {
        var from = Built.from(context);
        if (built.filter(known -> known.from().equals(from)).isEmpty()) {
            built = Optional.of(new Built(from, PayerEdges.of(context, proofs.apply(context))));
        }
        return built.get().edges();
    }

    private List<Finding> findings(Claim claim, Evidence.SignedResponse response, PayerEdges all) {
        List<PayerEdge> edges = all.of(claim, response);
        var findings = new ArrayList<Finding>();
        edges.forEach(edge -> findings.add(finding(claim, edge)));
        var unexplained = new TreeMap<String, Answer>();
        // A blob, its event and its call name one address.
        all.unexplained(response, edges)
                .forEach(named -> unexplained.compute(
                        named.address(),
                        (address, told) ->
                                (told == null ? Answer.about(claim, id()) : told).restingOn(named.evidence())));
        unexplained.forEach((address, answer) -> findings.add(answer.gives(
                all.isSpender(address) ? PaymentCode.PAYER_NOT_SPENDER : PaymentCode.PAYER_ADDRESS_ALONE, address)));
        return findings;
    }

    private Finding finding(Claim claim, PayerEdge edge) {
        Answer answer = Answer.about(claim, id());
        for (var item : edge.restsOn()) {
            answer = answer.restingOn(item);
        }
        return answer.gives(
                edge.isRelay() ? PaymentCode.PAYER_RELAY : code(edge.grade()), edge.payer() + ": " + edge.words());
    }

    private static PaymentCode code(Grade grade) {
        return switch (grade) {
            case PROVEN -> PaymentCode.PAYER_PROVEN;
            case SUPPORTED -> PaymentCode.PAYER_SUPPORTED;
            case ASSERTED -> PaymentCode.PAYER_ASSERTED;
        };
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.PaymentPayload item ? List.of(signature(item, context)) : List.of();
    }

    private Finding signature(Evidence.PaymentPayload item, Context context) {
        // When a payment was signed is not in it: only from when to when it may be carried out.
        Answer answer = new Answer(Subject.evidence(item.id()), id(), Instant.EPOCH, List.of(item.id()));
        return Payments.read(item, context)
                .map(payment -> switch (payment.signer()) {
                    case PaymentSigner.Payer payer ->
                        answer.gives(
                                PaymentCode.PAYMENT_SIGNED,
                                item.method() + ", " + item.payer()
                                        + (payer.highS()
                                                ? "; s is in the upper half, so the signature is a copy of another"
                                                : ""));
                    case PaymentSigner.Other other ->
                        answer.gives(
                                PaymentCode.PAYMENT_OTHER_SIGNER,
                                "stated " + item.payer() + ", recovered " + other.address());
                    case PaymentSigner.Nobody nobody -> answer.gives(PaymentCode.PAYMENT_NO_SIGNER, nobody.reason());
                    case PaymentSigner.ContractWallet wallet ->
                        answer.gives(PaymentCode.PAYMENT_WALLET_CONTRACT, "signature of " + wallet.bytes() + " bytes");
                    case PaymentSigner.NotTold notTold ->
                        answer.gives(PaymentCode.PAYMENT_DOMAIN_NOT_TOLD, "network " + item.network());
                })
                .orElseGet(() -> answer.gives(PaymentCode.PAYMENT_NOT_HELD, ""));
    }
}
