package dev.reckoner.appraise;

import dev.reckoner.appraise.payment.SessionSum;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The payment sessions of a case: the requests that name one session, or, where no header names one, that carry one payment. A
 * payment's nonce can be used once, so what carries it belongs together.
 */
final class Sessions {
    /** OPG on Base. Source: tee-gateway {@code tee_gateway/definitions.py}. */
    private static final String OPG = "0xfbc2051ae2265686a469421b2c5a2d5462fbf5eb";
    /** A tenth of an OPG, which the gateway asks for a session. Source: the same. */
    private static final BigInteger CAP = BigInteger.TEN.pow(17);

    private final List<Evidence.HttpExchange> exchanges;
    private final List<Evidence.PaymentPayload> payments;
    private final Map<String, Session> byResponse = new HashMap<>();

    /**
     * The session of a response.
     *
     * @param exchange an item that says so
     * @param cap in OPG's smallest unit
     */
    record Session(Digest exchange, SessionSum sum, BigInteger cap) {}

    private Sessions(List<Evidence.HttpExchange> exchanges, List<Evidence.PaymentPayload> payments) {
        this.exchanges = exchanges;
        this.payments = payments;
    }

    static Sessions of(Check.Context context) {
        var sessions = new Sessions(
                context.evidence().all(Evidence.HttpExchange.class),
                context.evidence().all(Evidence.PaymentPayload.class));
        Map<Digest, Evidence.PaymentPayload> payments = sessions.payments.stream()
                .collect(Collectors.toMap(Evidence.PaymentPayload::id, payment -> payment, (first, copy) -> first));
        sessions.exchanges.stream()
                .filter(exchange -> key(exchange).isPresent())
                .collect(Collectors.groupingBy(
                        exchange -> key(exchange).orElseThrow(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(group -> sessions.add(group, payments));
        return sessions;
    }

    private static Optional<String> key(Evidence.HttpExchange exchange) {
        return exchange.session().or(() -> exchange.payment().map(Digest::toString));
    }

    /** A response that two records tell of counts once. */
    private void add(List<Evidence.HttpExchange> group, Map<Digest, Evidence.PaymentPayload> payments) {
        var costs = new TreeMap<String, Optional<BigInteger>>();
        group.forEach(exchange -> costs.merge(
                exchange.signature(),
                exchange.cost().map(BigInteger::new),
                (one, other) -> one.isPresent() ? one : other));
        List<BigInteger> told =
                costs.values().stream().flatMap(Optional::stream).toList();
        if (!told.isEmpty()) {
            SessionSum sum = SessionSum.of(told, costs.size() - told.size());
            BigInteger cap = cap(group, payments);
            group.forEach(
                    exchange -> byResponse.putIfAbsent(exchange.signature(), new Session(exchange.id(), sum, cap)));
        }
    }

    /** The most that a payment of the session allows, where it is one of OPG; else what the gateway asks for. */
    private static BigInteger cap(List<Evidence.HttpExchange> group, Map<Digest, Evidence.PaymentPayload> payments) {
        return group.stream()
                .flatMap(exchange -> exchange.payment().stream())
                .flatMap(id -> Optional.ofNullable(payments.get(id)).stream())
                .filter(payment -> payment.asset().filter(OPG::equals).isPresent())
                .map(payment -> new BigInteger(payment.amount()))
                .max(BigInteger::compareTo)
                .orElse(CAP);
    }

    /** The session of the response; empty where nothing tells of one, or it states no cost. */
    Optional<Session> of(Evidence.SignedResponse response) {
        return response.signature().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byResponse.get(response.signature()));
    }

    boolean isOf(Check.Context context) {
        return exchanges.equals(context.evidence().all(Evidence.HttpExchange.class))
                && payments.equals(context.evidence().all(Evidence.PaymentPayload.class));
    }
}
