package dev.reckoner.ui.reexecution;

import dev.reckoner.runtime.explain.Explanation.Fit;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hypotheses as a person reads them: what was done, not what the setting is called. */
final class HypothesisWords {
    private static final Pattern LEVEL = Pattern.compile("optimisation (NO_OPT|BASIC|EXTENDED|LAYOUT|ALL)(.*)");
    private static final Pattern THREADS = Pattern.compile("(1 thread|[0-9]+ threads|operators in parallel)(.*)");
    private static final Pattern PRODUCTS = Pattern.compile("(?:(.*) in )?TF32 products(.*)");
    private static final Pattern WEIGHTS = Pattern.compile("(.*) in (\\S+) weights(.*)");
    private static final String PREFIX = "reexecution.hypothesis.";

    private HypothesisWords() {}

    /** One hypothesis. */
    static String of(Fit fit) {
        return switch (fit.kind()) {
            case ROUNDING -> Messages.get(PREFIX + "rounded", fit.label());
            case CONFIGURATION -> configuration(fit.label());
            case PRECISION -> precision(fit.label());
            case OTHER_MODEL, BATCH, INPUT, SKIPPED, OTHER_CLAIM, FORM, CHANGED -> fit.label();
        };
    }

    private static String configuration(String label) {
        Matcher level = LEVEL.matcher(label);
        if (level.matches()) {
            return Messages.get(PREFIX + "level." + level.group(1).toLowerCase(Locale.ROOT)) + level.group(2);
        }
        Matcher threads = THREADS.matcher(label);
        if (threads.matches()) {
            return Messages.get(PREFIX + "with", threads.group(1)) + threads.group(2);
        }
        Matcher products = PRODUCTS.matcher(label);
        return products.matches() ? Messages.get(PREFIX + "tf32") + products.group(2) : label;
    }

    private static String precision(String label) {
        Matcher weights = WEIGHTS.matcher(label);
        return weights.matches()
                ? Messages.get(PREFIX + "weights", weights.group(1), weights.group(2)) + weights.group(3)
                : label;
    }
}
