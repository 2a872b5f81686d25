package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Set;

/** Values of the environment record as a person reads them. */
final class EnvironmentWords {
    private static final String PREFIX = "reexecution.environment.value.";
    private static final Set<String> LEVELS = Set.of("all", "basic", "extended", "layout", "no_opt");

    private EnvironmentWords() {}

    /** A value in words; one that has none stays as it is. */
    static String of(String key, String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return switch (key) {
            case "ep" -> value.replace("ExecutionProvider", "");
            case "mode" ->
                small.equals("sequential") || small.equals("parallel") ? Messages.get(PREFIX + small) : value;
            case "optimisation" -> LEVELS.contains(small) ? Messages.get(PREFIX + small) : value;
            case "model.opsets" -> value.replaceAll("[{}]", "").replace('=', ' ');
            default -> small.equals("true") || small.equals("false") ? Messages.get(PREFIX + small) : value;
        };
    }
}
