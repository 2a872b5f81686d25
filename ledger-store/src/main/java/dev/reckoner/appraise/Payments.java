package dev.reckoner.appraise;

import dev.reckoner.appraise.payment.Ground;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.payment.Authorization;
import dev.reckoner.trail.opengradient.payment.Payment;
import dev.reckoner.trail.opengradient.payment.PaymentSigner;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The payments of a case, who signed them, and the responses whose records and sessions they are told with. */
final class Payments {
    /** Most payments of one session. Each is signed; where there are several payers, none of them is sure anyway. */
    private static final int MOST_PER_SESSION = 64;
    /** Clocks of honest machines differ by less. */
    private static final BigInteger SLACK = BigInteger.valueOf(600);

    private final Check.Context context;
    private final Map<Digest, Evidence.PaymentPayload> payments = new LinkedHashMap<>();
    private final Map<String, List<Evidence.HttpExchange>> exchanges = new HashMap<>();
    private final Map<String, Set<Digest>> bySession = new HashMap<>();
    private final Map<String, Set<Digest>> byPayer = new HashMap<>();
    private final Set<String> spenders = new HashSet<>();
    private final Map<Digest, Optional<Judged>> judged = new HashMap<>();

    /** A payment told for a response, with the grounds for that and the items that tell. */
    record Told(Evidence.PaymentPayload payment, Set<Ground> grounds, Set<Digest> restsOn) {}

    /**
     * A payment that its stated payer may have signed.
     *
     * @param signature whether that is sure
     */
    private record Judged(Ground signature, BigInteger from, BigInteger until) {
        static Optional<Judged> of(Payment payment) {
            Authorization authorization = payment.authorization();
            return ground(payment.signer())
                    .map(ground -> new Judged(ground, authorization.validAfter(), authorization.validUntil()));
        }

        boolean holdsAt(Instant when) {
            BigInteger second = BigInteger.valueOf(when.getEpochSecond());
            return from.subtract(SLACK).compareTo(second) <= 0 && second.compareTo(until.add(SLACK)) <= 0;
        }
    }

    private Payments(Check.Context context) {
        this.context = context;
    }

    static Payments of(Check.Context context) {
        var all = new Payments(context);
        context.evidence().all(Evidence.PaymentPayload.class).forEach(all::add);
        context.evidence().all(Evidence.HttpExchange.class).forEach(all::add);
        return all;
    }

    private void add(Evidence.PaymentPayload payment) {
        payments.put(payment.id(), payment);
        payment.spender().ifPresent(spenders::add);
        byPayer.computeIfAbsent(payment.payer(), any -> new TreeSet<>()).add(payment.id());
    }

    /** A payment that its stated payer did not sign takes no place from one that is signed. */
    private void add(Evidence.HttpExchange exchange) {
        exchanges
                .computeIfAbsent(exchange.signature(), any -> new ArrayList<>(1))
                .add(exchange);
        exchange.session()
                .ifPresent(session -> exchange.payment()
                        .filter(id -> Optional.ofNullable(payments.get(id))
                                .flatMap(this::judged)
                                .isPresent())
                        .ifPresent(
                                payment -> addTo(bySession.computeIfAbsent(session, any -> new TreeSet<>()), payment)));
    }

    private static void addTo(Set<Digest> session, Digest payment) {
        if (session.size() < MOST_PER_SESSION) {
            session.add(payment);
        }
    }

    /** True if the address is one that a Permit2 payment of the case names as its spender. */
    boolean isSpender(String address) {
        return spenders.contains(address);
    }

    /** The payments told for the response. */
    List<Told> of(Evidence.SignedResponse response) {
        var told = new TreeMap<Digest, Told>();
        for (var exchange : exchanges.getOrDefault(response.signature(), List.of())) {
            exchange.payment().ifPresent(payment -> tell(payment, Ground.IN_HEADERS, exchange, told));
            if (exchange.payment().isEmpty()) {
                exchange.session().map(session -> bySession.getOrDefault(session, Set.of())).stream()
                        .flatMap(Set::stream)
                        .forEach(payment -> tell(payment, Ground.IN_SESSION, exchange, told));
            }
        }
        return List.copyOf(told.values());
    }

    private void tell(Digest id, Ground ground, Evidence.HttpExchange exchange, Map<Digest, Told> told) {
        var payment = payments.get(id);
        if (payment != null) {
            var one = told.computeIfAbsent(id, any -> new Told(payment, new HashSet<>(), new TreeSet<>(Set.of(id))));
            one.grounds().add(ground);
            one.restsOn().add(exchange.id());
            if (exchange.oblivious()) {
                one.grounds().add(Ground.RELAYED);
            }
        }
    }

    /** True if a record of the response says that it came through a relay. */
    boolean isRelayed(Evidence.SignedResponse response) {
        return exchanges.getOrDefault(response.signature(), List.of()).stream()
                .anyMatch(Evidence.HttpExchange::oblivious);
    }

    /**
     * A payment that the token's own contract carries out, signed by that account and valid at that time; empty where there is
     * none.
     */
    Optional<Evidence.PaymentPayload> signedTransferOf(String payer, Instant when) {
        return byPayer.getOrDefault(payer, Set.of()).stream()
                .flatMap(id -> Optional.ofNullable(payments.get(id)).stream())
                .filter(payment -> payment.spender().isEmpty())
                .filter(payment -> signature(payment, when).equals(Set.of(Ground.SIGNED_BY_PAYER)))
                .findFirst();
    }

    /** What the payment says of its payer at that time; empty where the stated payer did not sign it. */
    Set<Ground> signature(Evidence.PaymentPayload payment, Instant when) {
        return judged(payment)
                .map(known -> known.holdsAt(when)
                        ? Set.of(known.signature())
                        : Set.of(known.signature(), Ground.NOT_VALID_THEN))
                .orElse(Set.of());
    }

    private synchronized Optional<Judged> judged(Evidence.PaymentPayload payment) {
        return judged.computeIfAbsent(
                payment.id(), any -> read(payment, context).flatMap(Judged::of));
    }

    private static Optional<Ground> ground(PaymentSigner signer) {
        return switch (signer) {
            case PaymentSigner.Payer payer -> Optional.of(Ground.SIGNED_BY_PAYER);
            case PaymentSigner.ContractWallet wallet -> Optional.of(Ground.SIGNATURE_OPEN);
            case PaymentSigner.NotTold notTold -> Optional.of(Ground.SIGNATURE_OPEN);
            case PaymentSigner.Other other -> Optional.empty();
            case PaymentSigner.Nobody nobody -> Optional.empty();
        };
    }

    /** The payment; empty where the case does not hold it as it was read. */
    static Optional<Payment> read(Evidence.PaymentPayload item, Check.Context context) {
        return HeldBytes.of(item.blob(), context)
                .flatMap(Payments::read)
                .filter(read -> read.evidence(item.blob(), item.place()).equals(item));
    }

    private static Optional<Payment> read(byte[] json) {
        try {
            return Optional.of(Payment.read(json));
        } catch (TrailFormatException e) {
            return Optional.empty();
        }
    }
}
