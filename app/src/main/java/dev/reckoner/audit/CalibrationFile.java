package dev.reckoner.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.reckoner.runtime.calibrate.CalibratedProfile;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Calibrations as JSON of the format {@code reckoner-calibration/1}, for other machines and cases. Reading is strict: every
 * member there and none that is not known, within {@link Limits} and {@link CalibrationRules}; docs/calibration.md has the form.
 */
public final class CalibrationFile {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-calibration/1";

    private static final String FAMILY = "reckoner-calibration/";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    /**
     * The file's content.
     *
     * @param format {@link #FORMAT}
     */
    private record Content(String format, CalibratedProfile profile) {}

    private CalibrationFile() {}

    /** The bytes of such a file; the same calibration gives the same bytes. */
    public static byte[] write(CalibratedProfile profile) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(FORMAT, profile));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws RefusedCalibration CA-FORMAT, CA-VERSION, CA-LIMIT or CA-VALUE, with a sentence that names the file
     */
    public static CalibratedProfile read(Path file) throws IOException {
        if (Files.size(file) > Limits.JSON_BYTES) {
            throw new RefusedCalibration("CA-LIMIT", file + " is too large for a calibration.");
        }
        return read(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads the bytes of a file.
     *
     * @param name of the file, for sentences
     * @throws RefusedCalibration as {@link #read(Path)}
     */
    static CalibratedProfile read(byte[] json, String name) throws RefusedCalibration {
        JsonNode tree = tree(json, name);
        String format = tree.path("format").asText();
        if (!format.equals(FORMAT)) {
            boolean other = format.startsWith(FAMILY);
            throw new RefusedCalibration(
                    other ? "CA-VERSION" : "CA-FORMAT",
                    other
                            ? name + " is of the format " + format + ", which this version does not read; it reads "
                                    + FORMAT + "."
                            : name + " is no calibration: it does not name the format " + FORMAT + ".");
        }
        CalibratedProfile profile = profile(json, name);
        var fault = CalibrationRules.fault(profile);
        if (fault.isPresent()) {
            throw new RefusedCalibration("CA-VALUE", name + ": " + fault.get());
        }
        return profile;
    }

    /** As strict JSON first: limits on depth and length, no member twice, UTF-8. */
    private static JsonNode tree(byte[] json, String name) throws RefusedCalibration {
        try {
            return StrictJson.tree(json);
        } catch (TrailFormatException e) {
            throw new RefusedCalibration("CA-FORMAT", name + " is no calibration: " + e.getMessage(), e);
        }
    }

    private static CalibratedProfile profile(byte[] json, String name) throws RefusedCalibration {
        try {
            return MAPPER.readValue(json, Content.class).profile();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new RefusedCalibration(
                    "CA-FORMAT", name + where + " is not as " + FORMAT + " has it: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes cannot fail to be read", e);
        }
    }
}
