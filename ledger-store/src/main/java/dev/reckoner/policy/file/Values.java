package dev.reckoner.policy.file;

import dev.reckoner.policy.Share;
import dev.reckoner.policy.TimeSpan;
import dev.reckoner.policy.file.PolicyProblem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads single values. One that is not as it must be is told, and another stands in for it, so that the rest of the file can be
 * read; the policy is given out only where nothing was told.
 */
final class Values {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,12})?");
    private static final Pattern AT_LEAST = Pattern.compile(">= *");
    /** Controls, line breaks, and what is not seen or turns the direction of what is. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST = 256;

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Text without what cannot be seen. */
    static String seen(String text) {
        return UNSEEN.matcher(text).replaceAll(" ");
    }

    /** A name of letters, digits, dots, dashes and underscores, 64 at most. */
    String name(Node node) {
        return read(
                        node,
                        Tag.STR,
                        "a name of letters, digits, dots and dashes, such as regulated",
                        text -> NAME.matcher(text).matches() ? Optional.of(text) : Optional.empty())
                .orElse("unnamed");
    }

    /** Text in one line. */
    String text(Node node) {
        return read(
                        node,
                        Tag.STR,
                        "text of at most " + LONGEST + " characters, in quotation marks if it looks like a number",
                        text -> isLine(text) ? Optional.of(text) : Optional.empty())
                .orElse("");
    }

    private static boolean isLine(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && !UNSEEN.matcher(text).find();
    }

    /** A whole number from 1. */
    int count(Node node) {
        return read(node, Tag.INT, "a whole number from 1 to 999999", Values::whole)
                .orElse(1);
    }

    private static Optional<Integer> whole(String text) {
        return COUNT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** A number from 0 to 1. */
    double share(Node node) {
        var tag = node.getTag().equals(Tag.INT) ? Tag.INT : Tag.FLOAT;
        return read(node, tag, "a number from 0 to 1, such as 0.12", Values::fraction)
                .orElse(0.0);
    }

    /** A number from 0 to 1, alone or behind {@code >=}. */
    double threshold(Node node) {
        return read(
                        node,
                        node.getTag(),
                        "\">= \" and a number from 0 to 1, such as \">= 0.70\"",
                        text -> fraction(AT_LEAST.matcher(text).replaceFirst("")))
                .orElse(0.0);
    }

    private static Optional<Double> fraction(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Double.valueOf(text)).filter(Share::is)
                : Optional.empty();
    }

    /** A length of time. */
    Duration span(Node node) {
        return read(node, Tag.STR, "a whole number with s, m, h or d, such as 30m", TimeSpan::read)
                .orElse(Duration.ofSeconds(1));
    }

    /** One of these, by its word; the first stands in. */
    <T> T choice(Node node, List<T> choices, Function<T, String> word) {
        String words = choices.stream().map(word).collect(Collectors.joining(", "));
        return read(
                        node,
                        Tag.STR,
                        "one of " + words,
                        text -> choices.stream()
                                .filter(choice -> word.apply(choice).equals(text))
                                .findFirst())
                .orElse(choices.getFirst());
    }

    /** Names, each once, at least one. */
    List<String> texts(Node node) {
        var texts = new ArrayList<String>();
        var known = new HashSet<String>();
        items(node).forEach(item -> {
            String text = text(item);
            if (known.add(text)) {
                texts.add(text);
            } else if (!text.isEmpty()) {
                problems.add(
                        item, Kind.DUPLICATE, Problems.quoted(text) + " is named twice.", "Delete one of the two.");
            }
        });
        return texts;
    }

    /** The items of a list. */
    Stream<Node> items(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            problems.add(node, Kind.VALUE, "A list with at least one item is expected here.", "Write [one, two].");
            return Stream.empty();
        }
        if (list.getValue().size() > PolicyFile.NAMES) {
            String sentence = "The list has more than " + PolicyFile.NAMES + " items.";
            problems.add(node, Kind.LIMIT, sentence, "Let the case tell the class, or make the list shorter.");
            return Stream.empty();
        }
        return list.getValue().stream();
    }

    private <T> Optional<T> read(Node node, Tag tag, String expected, Function<String, Optional<T>> reading) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(node, Kind.VALUE, "A single value is expected here.", "Write " + expected + ".");
            return Optional.empty();
        }
        Optional<T> value = node.getTag().equals(tag) ? reading.apply(scalar.getValue()) : Optional.empty();
        if (value.isEmpty()) {
            String typed = scalar.getValue().isEmpty() ? "Nothing" : Problems.quoted(scalar.getValue());
            problems.add(node, Kind.VALUE, typed + " is not what is expected here.", "Write " + expected + ".");
        }
        return value;
    }
}
