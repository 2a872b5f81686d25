package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.CheckAnswer;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.ClaimCase.Enclave;
import dev.reckoner.policy.ClaimCase.Rerun;
import dev.reckoner.policy.CostModel;
import dev.reckoner.policy.NameKind;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.ShippedPolicy;
import dev.reckoner.policy.file.Vocabulary;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The four shipped policies over 100 invented claims. Of those 4 have no valid signature, 10 were settled after an hour, and
 * every second was drawn and run, of which 2 came out wrong.
 */
public final class InventedPolicyDesk implements PolicyDesk {
    /** How many claims there are. */
    public static final int CLAIMS = 100;

    /** They are of so many trails in turn. */
    public static final int TRAILS = 2;

    private static final Instant MADE = Instant.parse("2026-03-02T08:00:00Z");

    private final List<PolicyVersion> adopted = new ArrayList<>();
    private int readings;

    /** How often all claims were read. */
    public int readings() {
        return readings;
    }

    @Override
    public List<CasePolicy> policies() {
        var all = new ArrayList<CasePolicy>();
        for (var shipped : ShippedPolicy.values()) {
            String name = shipped.fileName().replace(".yaml", "");
            var versions = new ArrayList<PolicyVersion>();
            versions.add(new PolicyVersion(name, 1, shipped.text(), Optional.empty(), false));
            adopted.stream().filter(each -> each.name().equals(name)).forEach(versions::add);
            all.add(new CasePolicy(name, versions));
        }
        return all;
    }

    @Override
    public PolicyVersion adopt(String text, boolean inForce) throws RefusedPolicy {
        var policy = PolicyFile.read(text, vocabulary()).policy().orElseThrow();
        if (policy.version() == 1) {
            throw new RefusedPolicy("PO-VERSION", "Write a higher version number.");
        }
        adopted.replaceAll(each -> each.with(each.inForce() && !inForce));
        var recorded = new PolicyVersion.Recorded(500 + adopted.size(), MADE, "R. Osei");
        adopted.add(new PolicyVersion(policy.name(), policy.version(), text, Optional.of(recorded), inForce));
        return adopted.getLast();
    }

    @Override
    public Vocabulary vocabulary() {
        return new Vocabulary(KnownCheck.ids(), List.of("approved-2026-05"), CarriedEvidence.WITNESSES, List.of());
    }

    @Override
    public boolean each(OptionalInt trail, EachCase each, TaskProgress progress) throws java.io.IOException {
        readings++;
        for (int number = 1; number <= CLAIMS && !progress.cancelled(); number++) {
            if (trail.isEmpty() || number % TRAILS + 1 == trail.getAsInt()) {
                each.next(claim(number));
            }
        }
        return !progress.cancelled();
    }

    private static ClaimCase claim(int number) {
        return new ClaimCase(
                InventedClaims.digest("claim " + number).hex(),
                Map.of(NameKind.OPERATOR, "Meridian-01"),
                Set.of(),
                MADE,
                answers(number),
                Optional.of(MADE.plus(Duration.ofMinutes(number % 10 == 0 ? 60 : 5))),
                new Enclave(Optional.of(Duration.ofHours(1)), Optional.of("release-1"), Set.of("approved-2026-05")),
                number % 2 == 1
                        ? Optional.empty()
                        : Optional.of(new Rerun(number % 50 == 0 ? LadderStep.OUTSIDE : LadderStep.BIT_EXACT, true)),
                OptionalDouble.of(0.9),
                Set.of(CarriedEvidence.SETTLEMENT, CarriedEvidence.ANALYST));
    }

    private static Map<String, CheckAnswer> answers(int number) {
        var answers = new HashMap<String, CheckAnswer>();
        for (var check : KnownCheck.ids()) {
            answers.put(check, new CheckAnswer(Tier.AFFIRMING, "EV-OK", ""));
        }
        if (number % 25 == 7) {
            answers.put("signature", new CheckAnswer(Tier.CONTRAINDICATED, "EV-SIG-INVALID", ""));
        }
        return answers;
    }

    @Override
    public CostModel costs(TaskProgress progress) {
        var seconds = new HashMap<String, Double>();
        KnownCheck.ids().forEach(check -> seconds.put(check, 0.001));
        return new CostModel(seconds, OptionalDouble.of(0.5));
    }
}
