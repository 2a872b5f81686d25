package dev.reckoner.attribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Provenance as PROV-JSON (W3C member submission of 24 April 2013). Grades and findings, which PROV has no words for, stand under
 * the prefix {@code reckoner}.
 */
public final class ProvJson {
    private static final String NAMESPACE = "https://reckoner.dev/prov#";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ProvJson() {}

    /** The document in UTF-8, indented, in an order that does not vary. */
    public static byte[] write(Provenance provenance) throws IOException {
        var document = JsonNodeFactory.instance.objectNode();
        document.putObject("prefix").put("reckoner", NAMESPACE);
        for (var node : provenance.nodes()) {
            section(document, type(node)).set(name(node.id()), node(node));
        }
        int number = 0;
        for (var edge : provenance.edges()) {
            section(document, edge.relation().provName()).set("_:r" + ++number, edge(edge));
        }
        return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode section(ObjectNode document, String name) {
        return document.withObjectProperty(name);
    }

    private static String type(Node node) {
        return switch (node.id().kind().type()) {
            case ENTITY -> "entity";
            case ACTIVITY -> "activity";
            case AGENT -> "agent";
        };
    }

    /** A qualified name: what PROV-N does not allow in a local part is percent-encoded. */
    private static String name(NodeId id) {
        var name = new StringBuilder("reckoner:").append(id.kind().wireName()).append('/');
        for (byte unit : id.key().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = unit >= '0' && unit <= '9'
                    || unit >= 'a' && unit <= 'z'
                    || unit >= 'A' && unit <= 'Z'
                    || unit == '-'
                    || unit == '_'
                    || unit == '.';
            if (plain) {
                name.append((char) unit);
            } else {
                name.append('%').append(hex(unit >> 4 & 15)).append(hex(unit & 15));
            }
        }
        return name.toString();
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    private static ObjectNode node(Node node) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("prov:label", node.label());
        json.put("prov:type", "reckoner:" + node.id().kind().wireName());
        node.attributes()
                .forEach((name, value) ->
                        json.put(name.equals("startedAtTime") ? "prov:startTime" : "reckoner:" + name, value));
        return json;
    }

    private static ObjectNode edge(Edge edge) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("prov:" + edge.relation().fromRole(), name(edge.from()));
        json.put("prov:" + edge.relation().toRole(), name(edge.to()));
        if (!edge.role().isEmpty()) {
            json.put("prov:role", edge.role());
        }
        json.put("reckoner:grade", edge.grade().wireName());
        if (!edge.grounds().isEmpty()) {
            json.put(
                    "reckoner:restsOn",
                    edge.grounds().stream().map(Finding::code).distinct().collect(Collectors.joining(" ")));
        }
        return json;
    }
}
