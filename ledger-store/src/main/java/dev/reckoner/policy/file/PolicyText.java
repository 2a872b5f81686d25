package dev.reckoner.policy.file;

import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.CheckRule;
import dev.reckoner.policy.ClaimClass;
import dev.reckoner.policy.ReexecuteRule;
import dev.reckoner.policy.Share;
import dev.reckoner.policy.StandingRule;
import dev.reckoner.policy.TimeSpan;
import dev.reckoner.policy.WitnessRule;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes policies: YAML with every key in the order of the format, the same text for the same policy. Comments are not kept. */
public final class PolicyText {
    /** What no reader of YAML 1.1 or 1.2 takes for anything but text. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(?i:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9._-]*");

    private final StringBuilder text = new StringBuilder();

    private PolicyText() {}

    /** The policy as the text of a file. */
    public static String write(AccountabilityPolicy policy) {
        var text = new PolicyText();
        text.line(0, PolicyKey.POLICY, quoted(policy.name()));
        text.line(0, PolicyKey.VERSION, String.valueOf(policy.version()));
        policy.appliesTo().ifPresent(text::write);
        if (!policy.requirements().isEmpty()) {
            text.line(0, PolicyKey.REQUIRE, "");
            policy.requirements().forEach(text::write);
        }
        policy.reexecute().ifPresent(text::write);
        policy.standing().ifPresent(text::write);
        policy.witnesses().ifPresent(text::write);
        policy.freshness().ifPresent(rule -> text.line(0, PolicyKey.FRESHNESS, TimeSpan.text(rule.age())));
        return text.text.toString();
    }

    private void write(ClaimClass these) {
        line(0, PolicyKey.APPLIES_TO, "{ class: " + quoted(these.name()) + " }");
        if (!these.names().isEmpty()) {
            line(0, PolicyKey.CLASSES, "");
            text.append("  ").append(quoted(these.name())).append(":\n");
            these.names().forEach((kind, names) -> line(4, kind.word(), quoted(names)));
        }
    }

    private void write(CheckRule rule) {
        text.append("  - check: ").append(quoted(rule.check())).append('\n');
        line(4, PolicyKey.TIER, PolicyReader.word(rule.tier()));
        rule.list().ifPresent(list -> line(4, PolicyKey.LIST, quoted(list)));
        rule.within().ifPresent(within -> line(4, PolicyKey.WITHIN, TimeSpan.text(within)));
    }

    private void write(ReexecuteRule rule) {
        line(0, PolicyKey.RE_EXECUTE, "");
        line(2, PolicyKey.RATE, Share.text(rule.rate()));
        line(2, PolicyKey.WORST, rule.worst().word());
        rule.seed().ifPresent(seed -> line(2, PolicyKey.SEED, quoted(seed)));
    }

    private void write(StandingRule rule) {
        line(0, PolicyKey.OPERATOR, "");
        line(2, PolicyKey.STANDING, "\">= " + Share.text(rule.least()) + "\"");
        line(2, PolicyKey.WHEN_UNKNOWN, rule.whenUnknown().word());
    }

    private void write(WitnessRule rule) {
        line(0, PolicyKey.WITNESSES, "");
        line(2, PolicyKey.K, String.valueOf(rule.least()));
        if (!rule.of().isEmpty()) {
            line(2, PolicyKey.OF, quoted(rule.of()));
        }
        line(2, PolicyKey.WHEN_MISSING, rule.whenMissing().word());
    }

    private void line(int indent, PolicyKey key, String value) {
        line(indent, key.word(), value);
    }

    private void line(int indent, String key, String value) {
        text.repeat(' ', indent)
                .append(key)
                .append(value.isEmpty() ? ":" : ": ")
                .append(value)
                .append('\n');
    }

    private static String quoted(List<String> names) {
        return names.stream().map(PolicyText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Plain where that is read as text, else in quotation marks with the two escapes that text in one line needs. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
