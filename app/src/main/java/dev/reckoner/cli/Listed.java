package dev.reckoner.cli;

import java.util.List;

/** Several things in a sentence. */
final class Listed {
    private Listed() {}

    /** For example {@code the key a}, {@code the keys a and b}, {@code the keys a, b and c}. */
    static String of(String one, String many, List<String> things) {
        return switch (things.size()) {
            case 0 -> "no " + one;
            case 1 -> "the " + one + " " + things.getFirst();
            default ->
                "the " + many + " " + String.join(", ", things.subList(0, things.size() - 1)) + " and "
                        + things.getLast();
        };
    }
}
