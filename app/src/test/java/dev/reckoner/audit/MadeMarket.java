package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A case of invented use: operators are asked at random as often as is said, and what is found of them is recorded on a day. */
public final class MadeMarket implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int PAYERS = 12;

    private final Time time = new Time();
    private final RecordedCase audit;
    private final Map<String, List<Claim>> claims = new HashMap<>();

    /** A clock that is set. */
    private static final class Time extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    public MadeMarket(Path folder) throws IOException {
        audit = RecordedCase.create(folder, new CaseData("", "", "", false, START), time, DeviceExecutors.inProcess());
    }

    public RecordedCase audit() {
        return audit;
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /**
     * Claims of an operator, {@code a-01} of the provider {@code a}, whose key is known to be its.
     *
     * @param days how many
     * @param rate of each, in the mean
     * @param complete the share of them that has all evidence
     */
    public void use(String operator, int days, IntToDoubleFunction rate, double complete) throws IOException {
        record(operator, days, rate, complete, true);
    }

    /** The same, where the operator is only the claims' own word. */
    void name(String operator, int days, IntToDoubleFunction rate) throws IOException {
        record(operator, days, rate, 1, false);
    }

    private void record(String operator, int days, IntToDoubleFunction rate, double complete, boolean vouched)
            throws IOException {
        Random random = new Random(operator.hashCode());
        audit.recording(batch -> {
            for (int day = 0; day < days; day++) {
                int count = poisson(random, rate.applyAsDouble(day));
                for (int i = 0; i < count; i++) {
                    var claim = claim(operator, random, day(day).plusSeconds(random.nextInt(86_400)));
                    batch.add(new CaseEntry.ClaimMade(1, claim));
                    batch.add(new CaseEntry.FindingsMade(
                            Subject.claim(claim.id()),
                            CaseEntry.Scope.EVIDENCE,
                            findings(claim, random.nextDouble() < complete, vouched)));
                }
            }
            return true;
        });
    }

    private Claim claim(String operator, Random random, Instant at) {
        var own = claims.computeIfAbsent(operator, any -> new ArrayList<>());
        String label = operator + "-" + own.size();
        var claim = new Claim(
                Digest.sha256(label.getBytes(StandardCharsets.UTF_8)),
                label,
                "made",
                at,
                Map.of(
                        PartyRole.PROVIDER,
                        operator.substring(0, operator.indexOf('-')),
                        PartyRole.OPERATOR,
                        operator,
                        PartyRole.PAYER,
                        "payer " + random.nextInt(PAYERS)),
                new ModelReference("m", "1", Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "made:" + label);
        own.add(claim);
        return claim;
    }

    /** Without all evidence there is no attestation. */
    private static List<Finding> findings(Claim claim, boolean complete, boolean vouched) {
        return EvidenceStrip.CHECKS.stream()
                .filter(check -> !check.equals("reexecution"))
                .filter(check -> complete || !check.equals("attestation"))
                .filter(check -> vouched || !check.equals("party"))
                .map(check -> new Finding(
                        Subject.claim(claim.id()),
                        check,
                        Tier.AFFIRMING,
                        "EV-MADE",
                        "It is made.",
                        "",
                        claim.madeAt(),
                        List.of()))
                .toList();
    }

    /** An answer of an operator, one of its first, is run again on a day. */
    public void rerun(String operator, int number, int day, Verdict verdict) throws IOException {
        time.now = day(day);
        var claim = claims.getOrDefault(operator, List.of()).get(number);
        audit.record(List.of(new CaseEntry.Reexecuted(
                claim.id(),
                verdict,
                "EX-MADE",
                "It is made.",
                Digest.sha256((claim.label() + day).getBytes(StandardCharsets.UTF_8)),
                List.of())));
    }

    /** Sets the day on which what follows is recorded. */
    void at(int day) {
        time.now = day(day);
    }

    /** Knuth, The Art of Computer Programming 2, 3.4.1. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        audit.close();
    }
}
