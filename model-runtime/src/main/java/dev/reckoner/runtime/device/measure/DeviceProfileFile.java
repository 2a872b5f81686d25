package dev.reckoner.runtime.device.measure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.reckoner.runtime.compare.ErrorVector;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes a measured profile as JSON of the format {@code reckoner-device-profile/1}; {@link DeviceProfileReader} reads it. */
public final class DeviceProfileFile {
    static final String FORMAT = "reckoner-device-profile/1";

    private DeviceProfileFile() {}

    /** The JSON text, with a line feed at its end. */
    public static String write(DeviceProfile profile) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines));
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeStringField("about", profile.about());
            json.writeObjectFieldStart("environment");
            for (var value : profile.environment().entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
            writeRuns(json, profile.runs());
            writeCases(json, profile.cases());
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("Text in memory can be written", e);
        }
        return text + "\n";
    }

    private static void writeRuns(JsonGenerator json, List<MeasuredRun> runs) throws IOException {
        json.writeArrayFieldStart("runs");
        for (MeasuredRun run : runs) {
            json.writeStartObject();
            json.writeStringField("model", run.model());
            json.writeStringField("sha256", run.sha256());
            json.writeStringField("optimisation", run.optimisation());
            json.writeStringField("inputs", run.inputs());
            json.writeNumberField("nodes", run.nodes());
            json.writeStringField("fallback", run.fallback());
            json.writeObjectFieldStart("errors");
            for (var error : run.errors().entrySet()) {
                json.writeFieldName(error.getKey());
                write(json, error.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, ErrorVector error) throws IOException {
        json.writeStartObject();
        write(json, "percentiles", ErrorVector.PERCENTILES);
        write(json, "absolute", error.absolute());
        write(json, "relative", error.relative());
        json.writeNumberField("relativeL2", error.relativeL2());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static void writeCases(JsonGenerator json, List<MeasuredCase> cases) throws IOException {
        json.writeArrayFieldStart("cases");
        for (MeasuredCase one : cases) {
            json.writeStartObject();
            json.writeStringField("name", one.name());
            json.writeStringField("outcome", one.outcome().name());
            json.writeStringField("reason", one.reason());
            json.writeNumberField("nodes", one.nodes());
            json.writeStringField("fallback", one.fallback());
            if (one.relativeL2().isPresent()) {
                json.writeNumberField("relativeL2", one.relativeL2().getAsDouble());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
