package dev.reckoner.trail.nitro;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.TrailFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Measurements of enclave builds as {@code nitro-cli} prints them for {@code build-enclave}, {@code describe-eif} and
 * {@code describe-enclaves}, and as publishers put them into {@code measurements.txt}: an object with {@code PCR0} to
 * {@code PCR2}, bare or under {@code Measurements}, or a list of those. Nobody signs such a file.
 *
 * @param builds at least one
 */
public record MeasurementSet(List<Build> builds) {
    private static final Pattern REGISTER = Pattern.compile("(0x)?[0-9a-fA-F]{96}");
    private static final List<String> REGISTERS = List.of("PCR0", "PCR1", "PCR2");
    private static final List<String> NAMES = List.of("EnclaveName", "name", "version");

    public MeasurementSet {
        builds = List.copyOf(builds);
    }

    /**
     * One build.
     *
     * @param name as the file calls it, else by the beginning of its PCR0
     * @param pcr0 image, 96 lower-case hexadecimal characters
     * @param pcr1 kernel and boot
     * @param pcr2 application
     */
    public record Build(String name, String pcr0, String pcr1, String pcr2) {}

    /**
     * The set that the document is; empty where it is something else.
     *
     * @throws TrailFormatException TR-MEASUREMENT if a register is not 48 bytes in hexadecimal
     */
    public static Optional<MeasurementSet> of(JsonNode document) throws TrailFormatException {
        List<JsonNode> objects = new ArrayList<>();
        (document.isArray() ? document : List.of(document)).forEach(objects::add);
        if (objects.isEmpty() || !objects.stream().allMatch(MeasurementSet::isMeasured)) {
            return Optional.empty();
        }
        List<Build> builds = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            builds.add(build(objects.get(i), document.isArray() ? "/" + i : ""));
        }
        return Optional.of(new MeasurementSet(builds));
    }

    private static boolean isMeasured(JsonNode object) {
        return REGISTERS.stream().allMatch(registers(object)::hasNonNull);
    }

    private static JsonNode registers(JsonNode object) {
        return object.path("Measurements").isObject() ? object.path("Measurements") : object;
    }

    private static Build build(JsonNode object, String place) throws TrailFormatException {
        JsonNode registers = registers(object);
        String pcr0 = register(registers, "PCR0", place);
        String name = NAMES.stream()
                .map(member -> object.path(member).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("build " + pcr0.substring(0, 12));
        return new Build(name, pcr0, register(registers, "PCR1", place), register(registers, "PCR2", place));
    }

    private static String register(JsonNode registers, String name, String place) throws TrailFormatException {
        String text = registers.path(name).isTextual() ? registers.path(name).textValue() : "";
        if (!REGISTER.matcher(text).matches()) {
            throw new TrailFormatException(
                    "TR-MEASUREMENT",
                    place,
                    name + " of a set of measurements is not 48 bytes, 96 hexadecimal characters",
                    "Ask its publisher for the output of nitro-cli.");
        }
        String hex = text.startsWith("0x") ? text.substring(2) : text;
        return hex.toLowerCase(Locale.ROOT);
    }
}
