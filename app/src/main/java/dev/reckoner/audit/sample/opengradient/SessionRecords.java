package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.sample.opengradient.GatewayPlan.Fault;
import dev.reckoner.audit.sample.opengradient.GatewayPlan.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exchanges of the plan as clients kept them, with the HTTP headers that tell of their payments. */
final class SessionRecords {
    private final Questions questions;
    private final List<BootedGateway> gateways;

    SessionRecords(Questions questions, List<BootedGateway> gateways) {
        this.questions = questions;
        this.gateways = List.copyOf(gateways);
    }

    /**
     * An exchange as it was signed.
     *
     * @param signed with the true request and answer
     */
    record Made(Planned planned, SignedExchange signed) {}

    List<Made> made() {
        return GatewayPlan.exchanges().stream()
                .map(planned -> new Made(planned, signed(planned)))
                .toList();
    }

    private SignedExchange signed(Planned planned) {
        ChatSession session = planned.session();
        return questions
                .exchange(planned)
                .signedBy(gateways.get(session.gateway.ordinal()).enclave(), session.signed(planned.position()));
    }

    /** The line that a client hands in. */
    static ObjectNode line(Made made, Optional<String> transaction) {
        Planned planned = made.planned();
        SignedExchange signed = made.signed();
        SignedExchange kept = signed.handedOverAs(Questions.handedIn(signed.exchange(), planned.fault()));
        if (planned.fault() == Fault.REQUEST_MISSING) {
            return kept.response();
        }
        ObjectNode record = kept.record();
        if (planned.callsTools()) {
            record.put("response", kept.stream());
        }
        payment(planned)
                .ifPresent(payment -> record.putObject("request_headers").put("PAYMENT-SIGNATURE", payment.header()));
        ObjectNode headers = responseHeaders(planned, transaction);
        if (!headers.isEmpty()) {
            record.set("response_headers", headers);
        }
        return record;
    }

    private static ObjectNode responseHeaders(Planned planned, Optional<String> transaction) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        switch (planned.session().paying) {
            case EACH -> {}
            case TOGETHER -> headers.put("X-Upto-Session", planned.session().id());
            case BY_RELAY ->
                headers.put("X-Upto-Session", planned.session().id()).put("Content-Type", "message/ohttp-res");
            case ALONE_BY_PERMIT, ALONE_BY_TRANSFER ->
                transaction.ifPresent(hash -> headers.put("x-settlement-tx-hash", hash));
        }
        return headers;
    }

    /** The payment in the request's headers. */
    private static Optional<MadePayment> payment(Planned planned) {
        ChatSession session = planned.session();
        boolean first = planned.position() == 0;
        Seed seed = GatewayPlan.SEED;
        return switch (session.paying) {
            case EACH ->
                Optional.of(
                        MadePayment.transfer(Wallet.of(seed, "northdesk"), seed, session.signed(planned.position())));
            case TOGETHER ->
                first
                        ? Optional.of(MadePayment.permit(Wallet.of(seed, "ledgerly"), seed, session.from))
                        : Optional.empty();
            case BY_RELAY ->
                first
                        ? Optional.of(MadePayment.permit(Wallet.of(seed, "relay"), seed, session.from))
                        : Optional.empty();
            case ALONE_BY_PERMIT, ALONE_BY_TRANSFER -> Optional.empty();
        };
    }

    /** The payment of a session that is settled alone, which its record does not hold. */
    static MadePayment paymentOf(ChatSession session) {
        Seed seed = GatewayPlan.SEED;
        return session.paying == ChatSession.Paying.ALONE_BY_TRANSFER
                ? MadePayment.transfer(Wallet.of(seed, "quillbox"), seed, session.from)
                : MadePayment.permit(Wallet.of(seed, "quillbox"), seed, session.from);
    }

    /** The payments that no record holds. */
    static List<MadePayment> paymentsElsewhere() {
        List<MadePayment> payments = new ArrayList<>();
        for (ChatSession session : ChatSession.values()) {
            if (session.isSettledAlone()) {
                payments.add(paymentOf(session));
            }
        }
        return payments;
    }
}
