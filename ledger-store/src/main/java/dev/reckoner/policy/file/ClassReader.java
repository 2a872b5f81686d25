package dev.reckoner.policy.file;

import dev.reckoner.policy.ClaimClass;
import dev.reckoner.policy.NameKind;
import dev.reckoner.policy.file.PolicyProblem.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads which claims a policy is for. */
final class ClassReader {
    private final Problems problems;
    private final Values values;

    ClassReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The class named, with its names if the file tells it by names. */
    Optional<ClaimClass> appliesTo(Fields policy) {
        Map<String, ClaimClass> classes = new LinkedHashMap<>();
        policy.value(PolicyKey.CLASSES)
                .ifPresent(node -> Fields.tuples(node, "classes", problems).forEach(tuple -> add(classes, tuple)));
        return policy.below(PolicyKey.APPLIES_TO)
                .flatMap(fields -> fields.value(PolicyKey.CLASS))
                .map(values::name)
                .map(name -> classes.getOrDefault(name, new ClaimClass(name, Map.of())));
    }

    private void add(Map<String, ClaimClass> classes, NodeTuple tuple) {
        String name = values.name(tuple.getKeyNode());
        classes.put(name, new ClaimClass(name, names(tuple.getValueNode())));
    }

    private Map<NameKind, List<String>> names(Node node) {
        var fields = Fields.of(node, Section.CLASS, problems);
        var names = new EnumMap<NameKind, List<String>>(NameKind.class);
        for (var kind : NameKind.values()) {
            fields.value(key(kind)).ifPresent(list -> names.put(kind, values.texts(list)));
        }
        if (names.isEmpty() && problems.isEmpty()) {
            problems.add(node, Kind.VALUE, "The class names nobody, so no claim is of it.", "Name an application.");
        }
        return names;
    }

    private static PolicyKey key(NameKind kind) {
        return PolicyKey.valueOf("OF_" + kind.name().toUpperCase(Locale.ROOT));
    }
}
