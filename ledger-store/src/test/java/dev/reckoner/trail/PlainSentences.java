package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sentences that a person reads say nothing of the libraries that found the fault; and documents with every such fault. */
public final class PlainSentences {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> OTHERS = List.of(
            JSON.objectNode(),
            JSON.objectNode().put("other", 1),
            JSON.arrayNode(),
            JSON.arrayNode().addNull(),
            JSON.arrayNode().add(7),
            JSON.textNode(""),
            JSON.textNode("neither"),
            JSON.numberNode(7),
            JSON.numberNode(-1.5),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.booleanNode(true),
            JSON.nullNode());

    private PlainSentences() {}

    /** Holds a sentence to be ours. */
    public static void check(String sentence, String about) {
        assertThat(sentence)
                .as(about)
                .isNotBlank()
                .doesNotContain("com.", "java.", "dev.reckoner.", "`", "START_", "END_", "VALUE_", "FIELD_NAME")
                .doesNotContainIgnoringCase("deserializ", "jackson", "reference chain", "coerc", "creator property")
                .doesNotContain("is an object where an object", "is a list where a list")
                .doesNotContain("InferenceStatement", "ExecutionRecord", "Optional", "Exception", "null where null");
    }

    /** The document with each of its members, at every depth, replaced by a value of each JSON type, or left out. */
    public static List<JsonNode> faults(JsonNode document) {
        List<JsonNode> all = new ArrayList<>(OTHERS);
        switch (document) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    faults(member.getValue())
                            .forEach(fault -> all.add(object.deepCopy().set(member.getKey(), fault)));
                    all.add(object.deepCopy().without(member.getKey()));
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    for (JsonNode fault : faults(array.get(i))) {
                        ArrayNode copy = array.deepCopy();
                        copy.set(i, fault);
                        all.add(copy);
                    }
                }
            }
            default -> {}
        }
        return all;
    }
}
