package dev.reckoner.trail.nitro;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Recognises sets of measurements among what the audited party sent, and says what they are. They are never taken as approved:
 * what an enclave must measure comes from the analyst.
 */
public final class MeasurementSetReader implements TrailReader {
    @Override
    public String format() {
        return "set of measurements";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        if (file.size() > Limits.MEASUREMENT_SET_BYTES) {
            return false;
        }
        String text = new String(file.head(Limits.MEASUREMENT_SET_BYTES), StandardCharsets.UTF_8);
        String begin = text.stripLeading();
        if (!text.contains("\"PCR0\"") || !(begin.startsWith("{") || begin.startsWith("["))) {
            return false;
        }
        try (InputStream in = file.open()) {
            return MeasurementSet.of(StrictJson.tree(in)).isPresent();
        } catch (TrailFormatException e) {
            return e.code().equals("TR-MEASUREMENT");
        }
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try (InputStream in = file.open()) {
            JsonNode document = StrictJson.tree(in);
            int builds =
                    MeasurementSet.of(document).map(set -> set.builds().size()).orElse(0);
            sink.problem(told(file, builds));
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
    }

    private static ReadProblem told(TrailFile file, int builds) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-MEASUREMENT-SET",
                "This is a set of measurements of " + (builds == 1 ? "one enclave build" : builds + " enclave builds")
                        + "; nothing is compared with it, since it came with the trail",
                "If you trust it, have it from its publisher and add it to the reference values.",
                ReadProblem.Severity.LEFT_OUT);
    }
}
