package dev.reckoner.policy.file;

import dev.reckoner.appraise.code.NearestName;
import dev.reckoner.policy.Place;
import dev.reckoner.policy.file.PolicyProblem.Kind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The values of one mapping by key. Keys that are unknown, doubled or missing are told when it is made. */
final class Fields {
    /** Nobody mistypes a longer one. */
    private static final int LONGEST_KEY = 64;

    private final Map<PolicyKey, NodeTuple> tuples = new EnumMap<>(PolicyKey.class);
    private final Problems problems;

    private Fields(Problems problems) {
        this.problems = problems;
    }

    /** The fields of a section; none, with a problem told, if the node is no mapping. */
    static Fields of(Node node, Section section, Problems problems) {
        var fields = new Fields(problems);
        for (var tuple : tuples(node, section.title(), problems)) {
            fields.add(section, (ScalarNode) tuple.getKeyNode(), tuple);
        }
        if (node instanceof MappingNode) {
            fields.tellMissing(node, section);
        }
        return fields;
    }

    /** The tuples of a mapping whose keys are text, each key once. */
    static List<NodeTuple> tuples(Node node, String title, Problems problems) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(
                    node, Kind.VALUE, "The value of " + title + " is no mapping.", "Write keys with values below it.");
            return List.of();
        }
        Set<String> known = new HashSet<>();
        return mapping.getValue().stream()
                .filter(tuple -> isNewKey(tuple.getKeyNode(), known, problems))
                .toList();
    }

    private static boolean isNewKey(Node node, Set<String> known, Problems problems) {
        if (!(node instanceof ScalarNode key)) {
            problems.add(node, Kind.SYNTAX, "A key is not a word.", "Write a word and a colon.");
            return false;
        }
        if (!known.add(key.getValue())) {
            String twice = Problems.quoted(key.getValue()) + " stands here a second time.";
            problems.add(node, Kind.DUPLICATE, twice, "Delete one of the two.");
            return false;
        }
        return true;
    }

    private void add(Section section, ScalarNode node, NodeTuple tuple) {
        section.key(node.getValue()).ifPresentOrElse(key -> tuples.put(key, tuple), () -> tellUnknown(section, node));
    }

    private void tellUnknown(Section section, ScalarNode node) {
        String typed = node.getValue();
        problems.add(
                node,
                Kind.UNKNOWN_KEY,
                Problems.quoted(typed) + " is no key of " + section.title() + ".",
                nearest(typed, section.words())
                        .map(name -> "The nearest key is " + name + ".")
                        .orElse("Delete it."));
    }

    private void tellMissing(Node node, Section section) {
        String missing = section.keys().stream()
                .filter(key -> key.isRequired() && !tuples.containsKey(key))
                .map(PolicyKey::word)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            problems.add(
                    node.getStartMark(),
                    1,
                    Kind.MISSING,
                    "Missing in " + section.title() + ": " + missing + ".",
                    "Add it; the page on policies shows how.");
        }
    }

    /** What was probably meant; a name with its topic before a dot is the name. */
    static Optional<String> nearest(String typed, List<String> names) {
        String last = typed.substring(typed.lastIndexOf('.') + 1);
        if (names.contains(last)) {
            return Optional.of(last);
        }
        return typed.length() > LONGEST_KEY ? Optional.empty() : NearestName.of(typed, names);
    }

    Optional<Node> value(PolicyKey key) {
        return Optional.ofNullable(tuples.get(key)).map(NodeTuple::getValueNode);
    }

    /** The fields of the mapping that is this key's value. */
    Optional<Fields> below(PolicyKey key) {
        return value(key).map(node -> of(node, key.below().orElseThrow(), problems));
    }

    boolean has(PolicyKey key) {
        return tuples.containsKey(key);
    }

    boolean isEmpty() {
        return tuples.isEmpty();
    }

    /** Where the key stands; the beginning of the file if it does not. */
    Place place(PolicyKey key) {
        return Optional.ofNullable(tuples.get(key))
                .flatMap(tuple -> tuple.getKeyNode().getStartMark())
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(1, 1));
    }
}
