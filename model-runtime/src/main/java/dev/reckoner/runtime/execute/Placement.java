package dev.reckoner.runtime.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which provider took which operator, from the profile that ONNX Runtime writes: a JSON array of events, of which those of an
 * operator have the category {@code Node}, the operator's name in {@code name}, and its type and provider in {@code args}. An
 * operator in a loop has many events and counts once; copies between memories, which the runtime adds, do not count.
 *
 * @param operators each operator that ran
 */
record Placement(SortedSet<Placed> operators) {
    private static final String SUFFIX = "_kernel_time";
    private static final String COPY = "Memcpy";

    /**
     * Where an operator ran.
     *
     * @param name of the operator in the graph that was run; fused ones have names of the runtime's own
     * @param number of the operator, which tells those without a name apart
     * @param type such as {@code MatMul}
     * @param provider by ONNX Runtime's own name
     */
    record Placed(String name, String number, String type, String provider) implements Comparable<Placed> {
        boolean isOnProcessor() {
            return provider.equals(Provider.CPU.name());
        }

        private boolean isOfModel() {
            return !provider.isEmpty() && !type.startsWith(COPY);
        }

        String line() {
            return String.join("\t", name, number, type, provider) + "\n";
        }

        @Override
        public int compareTo(Placed other) {
            return line().compareTo(other.line());
        }
    }

    /** Reads a profile and deletes it; empty for one that cannot be read, since the run itself is sound. */
    static Optional<Placement> read(String file) {
        SortedSet<Placed> operators = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(Path.of(file).toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Placed placed = event(json);
                if (placed.isOfModel()) {
                    operators.add(placed);
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            forget(file);
        }
        return Optional.of(new Placement(operators));
    }

    /** An event, of which other members may be nested. */
    private static Placed event(JsonParser json) throws IOException {
        String name = "";
        Map<String, String> details = Map.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            if (member.equals("name")) {
                name = json.getText();
            } else if (member.equals("args") && json.currentToken() == JsonToken.START_OBJECT) {
                details = details(json);
            } else {
                json.skipChildren();
            }
        }
        return new Placed(
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name,
                details.getOrDefault("node_index", ""),
                details.getOrDefault("op_name", ""),
                details.getOrDefault("provider", ""));
    }

    private static Map<String, String> details(JsonParser json) throws IOException {
        Map<String, String> details = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            if (json.nextToken().isScalarValue()) {
                details.put(member, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return details;
    }

    /** Deletes a profile. */
    static void forget(String file) {
        try {
            Files.deleteIfExists(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The profile of a run cannot be deleted", e);
        }
    }

    /**
     * The record with {@code ep.nodes}, how many operators ran on the provider, {@code ep.fallback}, the types of those that the
     * processor took instead and how many of each, and {@code ep.placement.sha256}, a digest over every operator with its
     * provider: equal where another run was spread alike.
     */
    EnvironmentRecord addTo(EnvironmentRecord record) {
        TreeMap<String, Long> onProcessor = operators.stream()
                .filter(Placed::isOnProcessor)
                .collect(Collectors.groupingBy(Placed::type, TreeMap::new, Collectors.counting()));
        String fallback = onProcessor.entrySet().stream()
                .map(entry -> entry.getKey() + " × " + entry.getValue())
                .collect(Collectors.joining(", "));
        return record.with(
                        "ep.nodes",
                        operators.stream().filter(each -> !each.isOnProcessor()).count())
                .with("ep.fallback", fallback.isEmpty() ? "none" : fallback)
                .with("ep.placement.sha256", digest());
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            operators.forEach(each -> digest.update(each.line().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
