package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.PaymentCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What claims cost, as far as the evidence says: the amount of a transfer that its payer signed for this claim alone, else what its
 * response states, where that agrees with itself or follows from tokens and price. A signed cap is no price. Not thread-safe.
 */
final class ClaimSpend {
    private static final String OPG = "OPG";
    private static final Set<String> STATED =
            Set.of(PaymentCode.COST_RECOMPUTED.code(), PaymentCode.COST_CONSISTENT.code());
    private static final Set<String> SIGNED =
            Set.of(PaymentCode.PAYER_PROVEN.code(), PaymentCode.PAYER_SUPPORTED.code());

    /** Such a finding begins with the amount, as {@link dev.reckoner.appraise.payment.CostRule#words} writes it. */
    private static final Pattern AMOUNT = Pattern.compile("^([0-9]{1,60}(?:\\.[0-9]{1,60})?) OPG\\b");

    /** Of a Permit2 payment the amount is a cap. */
    private static final String TRANSFER = "EIP-3009";

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,78}");
    private static final int CHUNK = 256;

    private final RecordedCase audit;
    private final Set<Integer> telling;
    private final List<ClaimFacts> asked = new ArrayList<>();
    private final Map<Long, Amount> stated = new HashMap<>();
    private final Map<Digest, List<Long>> paid = new HashMap<>();

    /**
     * What one claim cost.
     *
     * @param unit the token
     */
    private record Amount(String unit, BigDecimal amount) {}

    /** The costs in the unit in which most claims have one. */
    record Priced(Map<Long, BigDecimal> amounts, Optional<CaseMarket.Spend> told) {
        Optional<BigDecimal> of(long number) {
            return Optional.ofNullable(amounts.get(number));
        }
    }

    ClaimSpend(RecordedCase audit, CaseTables tables) throws IOException {
        this.audit = audit;
        var codes = new ArrayList<>(STATED);
        codes.addAll(SIGNED);
        this.telling = new GroundSets(tables).holding(codes);
    }

    /** A claim that counts. */
    void claim(ClaimFacts facts) {
        if (telling.contains(facts.grounds().reasons())) {
            asked.add(facts);
        }
    }

    Priced read() throws IOException {
        for (int from = 0; from < asked.size(); from += CHUNK) {
            var some = asked.subList(from, Math.min(asked.size(), from + CHUNK));
            audit.exclusively(() -> {
                for (var facts : some) {
                    for (var finding : audit.projection().claims().findings(facts)) {
                        found(facts.number(), finding);
                    }
                }
            });
        }
        var amounts = new HashMap<>(stated);
        audit.exclusively(() -> amounts.putAll(signed()));
        return inOneUnit(amounts);
    }

    private void found(long number, Finding finding) {
        var stating = AMOUNT.matcher(finding.detail());
        if (STATED.contains(finding.code()) && stating.find()) {
            stated.put(number, new Amount(OPG, new BigDecimal(stating.group(1))));
        } else if (SIGNED.contains(finding.code())) {
            finding.restsOn()
                    .forEach(item -> paid.computeIfAbsent(item, any -> new ArrayList<>(1))
                            .add(number));
        }
    }

    private Map<Long, Amount> signed() throws IOException {
        var amounts = new HashMap<Long, Amount>();
        for (var each : paid.entrySet()) {
            if (each.getValue().size() == 1) {
                audit.projection()
                        .evidence()
                        .item(each.getKey())
                        .flatMap(ClaimSpend::transfer)
                        .ifPresent(amount -> amounts.put(each.getValue().getFirst(), amount));
            }
        }
        return amounts;
    }

    private static Optional<Amount> transfer(Evidence item) {
        return item instanceof Evidence.PaymentPayload payment
                        && payment.method().equals(TRANSFER)
                        && WHOLE.matcher(payment.amount()).matches()
                ? payment.asset().map(asset -> new Amount(asset, new BigDecimal(payment.amount())))
                : Optional.empty();
    }

    private static Priced inOneUnit(Map<Long, Amount> amounts) {
        var counts = new TreeMap<String, Long>();
        amounts.values().forEach(amount -> counts.merge(amount.unit(), 1L, Long::sum));
        var most = counts.entrySet().stream().max(Map.Entry.comparingByValue());
        if (most.isEmpty()) {
            return new Priced(Map.of(), Optional.empty());
        }
        String unit = most.get().getKey();
        var same = new HashMap<Long, BigDecimal>();
        amounts.forEach((number, amount) -> {
            if (amount.unit().equals(unit)) {
                same.put(number, amount.amount());
            }
        });
        return new Priced(same, Optional.of(new CaseMarket.Spend(unit, same.size(), amounts.size() - same.size())));
    }
}
