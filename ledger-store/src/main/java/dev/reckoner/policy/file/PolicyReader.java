package dev.reckoner.policy.file;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.CheckRule;
import dev.reckoner.policy.FreshnessRule;
import dev.reckoner.policy.ReexecuteRule;
import dev.reckoner.policy.StandingRule;
import dev.reckoner.policy.WhenAbsent;
import dev.reckoner.policy.WitnessRule;
import dev.reckoner.policy.file.PolicyProblem.Kind;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Makes a policy of a tree. What it gives out is a policy only if no problem was told. */
final class PolicyReader {
    private static final List<Tier> TIERS = List.of(Tier.AFFIRMING, Tier.WARNING);
    static final List<LadderStep> STEPS =
            List.of(LadderStep.BIT_EXACT, LadderStep.WITHIN_EMPIRICAL, LadderStep.WITHIN_THEORETICAL);

    private final Problems problems;
    private final Values values;
    private final Vocabulary vocabulary;

    PolicyReader(Problems problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.values = new Values(problems);
        this.vocabulary = vocabulary;
    }

    AccountabilityPolicy policy(Node root) {
        var fields = Fields.of(root, Section.POLICY, problems);
        var policy = new AccountabilityPolicy(
                fields.value(PolicyKey.POLICY).map(values::name).orElse("unnamed"),
                fields.value(PolicyKey.VERSION).map(values::count).orElse(1),
                new ClassReader(problems).appliesTo(fields),
                fields.value(PolicyKey.REQUIRE).map(this::requirements).orElse(List.of()),
                fields.below(PolicyKey.RE_EXECUTE).map(this::reexecute),
                fields.below(PolicyKey.OPERATOR).map(this::standing),
                fields.below(PolicyKey.WITNESSES).map(this::witnesses),
                fields.value(PolicyKey.FRESHNESS)
                        .map(node -> new FreshnessRule(fields.place(PolicyKey.FRESHNESS), values.span(node))));
        if (problems.isEmpty() && policy.rules().isEmpty()) {
            problems.add(root.getStartMark(), 1, Kind.MISSING, "The policy asks for nothing.", "Require a check.");
        }
        return policy;
    }

    private List<CheckRule> requirements(Node list) {
        var rules = new ArrayList<CheckRule>();
        var known = new HashSet<String>();
        values.items(list).forEach(item -> rules.add(requirement(item, known)));
        return rules;
    }

    private CheckRule requirement(Node item, Set<String> known) {
        var fields = Fields.of(item, Section.REQUIREMENT, problems);
        String check =
                fields.value(PolicyKey.CHECK).map(node -> check(node, known)).orElse("");
        Optional<String> list = fields.value(PolicyKey.LIST).map(values::text);
        Optional<Duration> within = fields.value(PolicyKey.WITHIN).map(values::span);
        return new CheckRule(
                fields.place(PolicyKey.CHECK),
                check,
                fields.value(PolicyKey.TIER)
                        .map(node -> values.choice(node, TIERS, PolicyReader::word))
                        .orElse(Tier.AFFIRMING),
                list.filter(name -> isOf(CheckRule.MEASUREMENT, check, fields.value(PolicyKey.LIST))),
                within.filter(time -> isOf(CheckRule.SETTLEMENT, check, fields.value(PolicyKey.WITHIN))));
    }

    private String check(Node node, Set<String> known) {
        String check = values.text(node);
        if (!check.isEmpty() && !vocabulary.checks().contains(check)) {
            problems.add(
                    node,
                    Kind.UNKNOWN_CHECK,
                    "There is no check " + Problems.quoted(check) + ".",
                    Fields.nearest(check, vocabulary.checks())
                            .map(name -> "The nearest check is " + name + ".")
                            .orElse("Name a check that findings name."));
        } else if (!check.isEmpty() && !known.add(check)) {
            problems.add(node, Kind.DUPLICATE, "The check " + check + " is asked for twice.", "Delete one of the two.");
        }
        return check;
    }

    /** A key that only one check has. */
    private boolean isOf(String owner, String check, Optional<Node> value) {
        boolean holds = owner.equals(check);
        if (!holds) {
            value.ifPresent(node -> problems.add(
                    node, Kind.VALUE, "Only the check " + owner + " can be asked this.", "Delete it here."));
        }
        return holds;
    }

    private ReexecuteRule reexecute(Fields fields) {
        return new ReexecuteRule(
                fields.place(PolicyKey.WORST),
                fields.value(PolicyKey.RATE).map(values::share).orElse(0.0),
                fields.value(PolicyKey.WORST)
                        .map(node -> values.choice(node, STEPS, LadderStep::word))
                        .orElse(LadderStep.BIT_EXACT),
                fields.value(PolicyKey.SEED).map(values::text));
    }

    private StandingRule standing(Fields fields) {
        return new StandingRule(
                fields.place(PolicyKey.STANDING),
                fields.value(PolicyKey.STANDING).map(values::threshold).orElse(0.0),
                absent(fields, PolicyKey.WHEN_UNKNOWN, List.of(WhenAbsent.values())));
    }

    private WitnessRule witnesses(Fields fields) {
        int count = fields.value(PolicyKey.K).map(values::count).orElse(1);
        var names = fields.value(PolicyKey.OF).map(values::texts).orElse(List.of());
        boolean tooMany = !names.isEmpty() && count > names.size();
        if (tooMany) {
            fields.value(PolicyKey.K)
                    .ifPresent(node -> problems.add(
                            node,
                            Kind.VALUE,
                            "More witnesses are asked for than are named.",
                            "Write a number up to " + names.size() + ", or name more."));
        }
        return new WitnessRule(
                fields.place(PolicyKey.K),
                tooMany ? names.size() : count,
                names,
                absent(fields, PolicyKey.WHEN_MISSING, List.of(WhenAbsent.REFUSE, WhenAbsent.UNDECIDED)));
    }

    private WhenAbsent absent(Fields fields, PolicyKey key, List<WhenAbsent> choices) {
        return fields.value(key)
                .map(node -> values.choice(node, choices, WhenAbsent::word))
                .orElse(WhenAbsent.UNDECIDED);
    }

    static String word(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
