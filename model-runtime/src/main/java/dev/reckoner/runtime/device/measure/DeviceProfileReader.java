package dev.reckoner.runtime.device.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.conform.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** Reads what {@link DeviceProfileFile} writes. */
public final class DeviceProfileReader {
    private DeviceProfileReader() {}

    /**
     * Reads a profile.
     *
     * @throws IOException if the text is not JSON of the format
     */
    public static DeviceProfile read(String text) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            Map<String, Object> root = object(value(json));
            if (!DeviceProfileFile.FORMAT.equals(root.get("format"))) {
                throw new IOException("It is not of the format " + DeviceProfileFile.FORMAT + ".");
            }
            SequencedMap<String, String> environment = new LinkedHashMap<>();
            object(root.get("environment")).forEach((name, value) -> environment.put(name, String.valueOf(value)));
            return new DeviceProfile(
                    text(root, "about"),
                    environment,
                    list(root.get("runs")).stream()
                            .map(DeviceProfileReader::run)
                            .toList(),
                    list(root.get("cases")).stream()
                            .map(DeviceProfileReader::measuredCase)
                            .toList());
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new IOException("It is not of the format " + DeviceProfileFile.FORMAT + ": " + e.getMessage(), e);
        }
    }

    private static MeasuredRun run(Object value) {
        Map<String, Object> run = object(value);
        SequencedMap<String, ErrorVector> errors = new LinkedHashMap<>();
        object(run.get("errors")).forEach((name, error) -> errors.put(name, error(object(error))));
        return new MeasuredRun(
                text(run, "model"),
                text(run, "sha256"),
                text(run, "optimisation"),
                text(run, "inputs"),
                Long.parseLong(text(run, "nodes")),
                text(run, "fallback"),
                errors);
    }

    private static ErrorVector error(Map<String, Object> error) {
        return new ErrorVector(
                numbers(error.get("absolute")),
                numbers(error.get("relative")),
                Double.parseDouble(text(error, "relativeL2")));
    }

    private static MeasuredCase measuredCase(Object value) {
        Map<String, Object> one = object(value);
        return new MeasuredCase(
                text(one, "name"),
                Outcome.valueOf(text(one, "outcome")),
                text(one, "reason"),
                Long.parseLong(text(one, "nodes")),
                text(one, "fallback"),
                one.containsKey("relativeL2")
                        ? OptionalDouble.of(Double.parseDouble(text(one, "relativeL2")))
                        : OptionalDouble.empty());
    }

    private static String text(Map<String, Object> of, String name) {
        return (String) of.getOrDefault(name, "");
    }

    private static List<Double> numbers(@org.jspecify.annotations.Nullable Object value) {
        return list(value).stream().map(each -> Double.valueOf((String) each)).toList();
    }

    @SuppressWarnings("unchecked") // made below
    private static Map<String, Object> object(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // made below
    private static List<Object> list(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /** A map, a list, or the text of anything else. The parser limits how deep they nest. */
    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                object.put(name, value(json));
            }
            return object;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return String.valueOf(json.getText());
    }
}
