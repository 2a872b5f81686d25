package dev.reckoner.policy.file;

import static dev.reckoner.policy.Policies.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.CheckRule;
import dev.reckoner.policy.ClaimClass;
import dev.reckoner.policy.FreshnessRule;
import dev.reckoner.policy.NameKind;
import dev.reckoner.policy.Place;
import dev.reckoner.policy.Policies;
import dev.reckoner.policy.ReexecuteRule;
import dev.reckoner.policy.StandingRule;
import dev.reckoner.policy.WhenAbsent;
import dev.reckoner.policy.WitnessRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writing policies. */
class PolicyTextTest {
    private static final Place SOMEWHERE = new Place(1, 1);
    private static final List<String> ODD_NAMES = List.of(
            "harbour",
            "no",
            "Y",
            "null",
            "0x1F",
            "1e3",
            "2026-05-04",
            "a: b",
            "#x",
            " lead",
            "trail ",
            "\"q\"",
            "back\\n",
            "[x]",
            "{x}",
            "ü 名",
            "😀",
            "-",
            "---",
            "*a",
            "&a",
            "!t",
            "%d",
            "a'b",
            ">= 1",
            "~",
            "=",
            "<<",
            ".inf");

    private static void assertSame(AccountabilityPolicy read, AccountabilityPolicy written) {
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Place.class)
                .isEqualTo(written);
    }

    @Test
    void theTextIsCanonical() {
        assertThat(PolicyText.write(Policies.read(Policies.EVERYTHING))).isEqualTo("""
                        policy: regulated
                        version: 3
                        require:
                          - check: signature
                            tier: affirming
                          - check: measurement
                            tier: affirming
                            list: approved-2026-05
                          - check: settlement
                            tier: affirming
                            within: 30m
                        re-execute:
                          rate: 0.12
                          worst: within-empirical
                        operator:
                          standing: ">= 0.70"
                          when-unknown: refuse
                        witnesses:
                          k: 2
                          of: [harbour, northwind, second]
                          when-missing: undecided
                        freshness: 24h
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void aShippedPolicyIsReadBackAsItWasWritten(ShippedPolicy shipped) {
        var policy = Policies.read(shipped.text());
        String text = PolicyText.write(policy);
        assertSame(Policies.read(text), policy);
        assertThat(PolicyText.write(Policies.read(text))).isEqualTo(text);
    }

    @Test
    void anyPolicyIsReadBackAsItWasWritten() {
        for (int seed = 0; seed < 500; seed++) {
            var policy = some(new Random(seed));
            assertSame(Policies.read(PolicyText.write(policy)), policy);
        }
    }

    private static AccountabilityPolicy some(Random random) {
        return new AccountabilityPolicy(
                "p-" + random.nextInt(1000),
                1 + random.nextInt(999_999),
                maybe(random, () -> someClass(random)),
                requirements(random),
                maybe(
                        random,
                        () -> new ReexecuteRule(
                                SOMEWHERE,
                                random.nextInt(1001) / 1000.0,
                                PolicyReader.STEPS.get(random.nextInt(3)),
                                maybe(random, () -> name(random)))),
                maybe(
                        random,
                        () -> new StandingRule(
                                SOMEWHERE, random.nextInt(1001) / 1000.0, WhenAbsent.values()[random.nextInt(3)])),
                maybe(random, () -> witnesses(random)),
                Optional.of(new FreshnessRule(SOMEWHERE, span(random))));
    }

    private static List<CheckRule> requirements(Random random) {
        var checks = new ArrayList<>(VOCABULARY.checks());
        Collections.shuffle(checks, random);
        return checks.subList(0, random.nextInt(checks.size())).stream()
                .map(check -> new CheckRule(
                        SOMEWHERE,
                        check,
                        random.nextBoolean() ? Tier.AFFIRMING : Tier.WARNING,
                        check.equals(CheckRule.MEASUREMENT) ? maybe(random, () -> name(random)) : Optional.empty(),
                        check.equals(CheckRule.SETTLEMENT) ? maybe(random, () -> span(random)) : Optional.empty()))
                .toList();
    }

    private static WitnessRule witnesses(Random random) {
        var names = random.nextBoolean() ? names(random) : List.<String>of();
        int least = names.isEmpty() ? 1 + random.nextInt(5) : 1 + random.nextInt(names.size());
        return new WitnessRule(
                SOMEWHERE, least, names, random.nextBoolean() ? WhenAbsent.REFUSE : WhenAbsent.UNDECIDED);
    }

    private static ClaimClass someClass(Random random) {
        var names = new TreeMap<NameKind, List<String>>();
        for (var kind : NameKind.values()) {
            maybe(random, () -> names(random)).ifPresent(these -> names.put(kind, these));
        }
        return new ClaimClass("class." + random.nextInt(9), random.nextBoolean() ? names : Map.of());
    }

    private static List<String> names(Random random) {
        var names = new TreeSet<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            names.add(name(random));
        }
        return List.copyOf(names);
    }

    private static String name(Random random) {
        return ODD_NAMES.get(random.nextInt(ODD_NAMES.size()));
    }

    private static Duration span(Random random) {
        return Duration.ofSeconds(1 + random.nextInt(900_000));
    }

    private static <T> Optional<T> maybe(Random random, Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
