package dev.reckoner.runtime.execute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which operators the processor took because the asked provider lacks them, from the profile that ONNX Runtime writes: a JSON
 * array of events, of which those of an operator carry {@code args.op_name} and {@code args.provider}.
 *
 * @param onProcessor how often each type of operator ran on the processor
 * @param elsewhere how many operators ran where they were asked to
 */
record Placement(SortedMap<String, Integer> onProcessor, int elsewhere) {
    /** Reads a profile and deletes it. */
    static Placement read(String file) {
        Path path = Path.of(file);
        SortedMap<String, Integer> onProcessor = new TreeMap<>();
        int elsewhere = 0;
        try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("args")) {
                    json.nextToken();
                    Ran ran = Ran.read(json);
                    if (ran.provider().equals(Provider.CPU.name())) {
                        onProcessor.merge(ran.operator(), 1, Integer::sum);
                    } else if (!ran.provider().isEmpty()) {
                        elsewhere++;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The profile of a run cannot be read", e);
        } finally {
            forget(file);
        }
        return new Placement(onProcessor, elsewhere);
    }

    /** Deletes a profile. */
    static void forget(String file) {
        try {
            Files.deleteIfExists(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The profile of a run cannot be deleted", e);
        }
    }

    /** The record with {@code ep.nodes}, how many operators ran on the provider, and {@code ep.fallback}, those that did not. */
    EnvironmentRecord addTo(EnvironmentRecord record) {
        String fallback = onProcessor.entrySet().stream()
                .map(entry -> entry.getKey() + " × " + entry.getValue())
                .collect(Collectors.joining(", "));
        return record.with("ep.nodes", elsewhere).with("ep.fallback", fallback.isEmpty() ? "none" : fallback);
    }

    /** The members of one event's {@code args} that are of interest; others may be nested. */
    private record Ran(String operator, String provider) {
        static Ran read(JsonParser json) throws IOException {
            String operator = "";
            String provider = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "op_name" -> operator = json.getText();
                    case "provider" -> provider = json.getText();
                    default -> json.skipChildren();
                }
            }
            return new Ran(operator, provider);
        }
    }
}
