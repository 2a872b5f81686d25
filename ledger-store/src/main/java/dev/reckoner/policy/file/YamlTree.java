package dev.reckoner.policy.file;

import dev.reckoner.policy.file.PolicyProblem.Kind;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Text as a tree of nodes with their places. The events are looked through first, since composing is recursive and follows
 * aliases.
 */
final class YamlTree {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(PolicyFile.BYTES)
            .setMaxAliasesForCollections(0)
            .setAllowNonScalarKeys(true)
            .build();

    private final Problems problems;
    private int documents;
    private int depth;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The tree; empty if there is none, and a problem says why. */
    static Optional<Node> compose(String text, Problems problems) {
        try {
            if (!new YamlTree(problems).isPlain(text)) {
                return Optional.empty();
            }
            var root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                problems.add(
                        Optional.empty(), 1, Kind.MISSING, "The file holds no policy.", "Begin with policy: NAME.");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            syntax(problems, e.getProblemMark().or(e::getContextMark), e.getProblem());
        } catch (ReaderException e) {
            unprintable(problems, text, e);
        } catch (YamlEngineException e) {
            syntax(problems, Optional.empty(), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** The events of the text, made as they are asked for; an error of syntax is thrown where it stands. */
    static Iterable<Event> events(String text) {
        return new Parse(SETTINGS).parseString(text);
    }

    private boolean isPlain(String text) {
        for (var event : events(text)) {
            if (!isPlain(event)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlain(Event event) {
        return switch (event) {
            case DocumentStartEvent start -> ++documents == 1 || refuse(start, "holds more than one document");
            case AliasEvent alias -> refuse(alias, "has an alias");
            case CollectionStartEvent start ->
                isPlain(start, start.getTag()) && (++depth <= PolicyFile.DEPTH || tooDeep(start));
            case CollectionEndEvent end -> depth-- > 0;
            case ScalarEvent scalar -> isPlain(scalar, scalar.getTag());
            default -> true;
        };
    }

    private boolean isPlain(NodeEvent event, Optional<String> tag) {
        if (event.getAnchor().isPresent()) {
            return refuse(event, "has an anchor");
        }
        return tag.isEmpty() || refuse(event, "has a tag");
    }

    private boolean refuse(Event event, String what) {
        problems.add(
                event.getStartMark(),
                1,
                Kind.SYNTAX,
                "The file " + what + ", which policies do without.",
                "Write the value out where it is needed.");
        return false;
    }

    private boolean tooDeep(Event event) {
        problems.add(
                event.getStartMark(),
                1,
                Kind.LIMIT,
                "Mappings and lists are nested more than " + PolicyFile.DEPTH + " deep.",
                "No part of a policy is deeper than 4.");
        return false;
    }

    private static void syntax(Problems problems, Optional<Mark> mark, String problem) {
        String cause = problem.endsWith(".") ? problem.substring(0, problem.length() - 1) : problem;
        problems.add(
                mark,
                1,
                Kind.SYNTAX,
                "The file is not YAML from here on: " + cause + ".",
                "Look at indentation, colons and quotation marks here and in the line before.");
    }

    private static void unprintable(Problems problems, String text, ReaderException e) {
        int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        String before = text.substring(0, end);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
        problems.add(
                Optional.of(new Mark("", 0, line, column, new int[0], 0)),
                1,
                Kind.SYNTAX,
                "The file holds a character that text does not have, U+%04X.".formatted(e.getCodePoint()),
                "Delete it.");
    }
}
