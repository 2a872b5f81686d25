package dev.reckoner.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A policy as lines in words, each under what it is about. */
final class PolicyLines {
    private final Map<String, String> lines = new LinkedHashMap<>();

    private PolicyLines() {}

    static Map<String, String> of(AccountabilityPolicy policy) {
        var words = new PolicyLines();
        words.add("policy", policy.name());
        policy.appliesTo().ifPresent(words::add);
        policy.requirements().forEach(words::add);
        policy.reexecute().ifPresent(words::add);
        policy.standing().ifPresent(words::add);
        policy.witnesses().ifPresent(words::add);
        policy.freshness().ifPresent(rule -> words.add("freshness", TimeSpan.text(rule.age())));
        return words.lines;
    }

    /** All subjects of both, in the order of the format: what only the older has stands behind what stood before it there. */
    static List<String> subjects(Map<String, String> old, Map<String, String> now) {
        var subjects = new ArrayList<>(now.keySet());
        int at = 0;
        for (var subject : old.keySet()) {
            int known = subjects.indexOf(subject);
            if (known < 0) {
                subjects.add(at, subject);
            }
            at = (known < 0 ? at : known) + 1;
        }
        return subjects;
    }

    private void add(ClaimClass these) {
        add("applies-to.class", these.name());
        these.names()
                .forEach((kind, names) -> names.forEach(name -> lines.put(
                        "classes." + these.name() + "." + kind.word() + "/" + name,
                        "classes." + these.name() + "." + kind.word() + " " + name)));
    }

    private void add(CheckRule rule) {
        add("require." + rule.check(), "at least " + rule.tier().name().toLowerCase(Locale.ROOT));
        rule.list().ifPresent(list -> add("require." + rule.check() + ".list", list));
        rule.within().ifPresent(within -> add("require." + rule.check() + ".within", TimeSpan.text(within)));
    }

    private void add(ReexecuteRule rule) {
        add("re-execute.rate", Share.text(rule.rate()));
        add("re-execute.worst", rule.worst().word());
        rule.seed().ifPresent(seed -> add("re-execute.seed", seed));
    }

    private void add(StandingRule rule) {
        add("operator.standing", "at least " + Share.text(rule.least()));
        add("operator.when-unknown", rule.whenUnknown().word());
    }

    private void add(WitnessRule rule) {
        add("witnesses.k", String.valueOf(rule.least()));
        rule.of().forEach(name -> lines.put("witnesses.of/" + name, "witnesses.of " + name));
        add("witnesses.when-missing", rule.whenMissing().word());
    }

    private void add(String subject, String value) {
        lines.put(subject, subject + " " + value);
    }
}
