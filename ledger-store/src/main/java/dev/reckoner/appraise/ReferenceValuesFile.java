package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The analyst's file of reference values, JSON of the format {@code reckoner-reference-values/1}. */
public final class ReferenceValuesFile {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-reference-values/1";

    private static final int LAST_REGISTER = 31;
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
    private static final Pattern REGISTER = Pattern.compile("[0-9a-fA-F]{96}");

    private ReferenceValuesFile() {}

    /**
     * The file's content.
     *
     * @param format {@link #FORMAT}
     * @param endorsements may be left out
     * @param registries may be left out
     */
    public record Content(
            String format,
            List<ReferenceValues.TrustAnchor> trustAnchors,
            List<ReferenceValues.Measurement> measurements,
            List<ReferenceValues.ModelRelease> models,
            Optional<List<ReferenceValues.Endorsement>> endorsements,
            Optional<List<ReferenceValues.Registry>> registries) {}

    /**
     * Reads the file. The built-in trust anchors are always among the result's.
     *
     * @throws IOException if it cannot be read or is not of the format, with a sentence that says where
     */
    public static ReferenceValues read(Path file) throws IOException {
        if (Files.size(file) > Limits.JSON_BYTES) {
            throw new IOException(file + " is too large for a file of reference values.");
        }
        try {
            var json = Files.readAllBytes(file);
            ReferenceMembers.check(StrictJson.tree(json));
            var content = StrictJson.value(json, Content.class);
            if (!FORMAT.equals(content.format())) {
                throw new IOException(file + " is not of the format " + FORMAT + ".");
            }
            check(content, file);
            var anchors = new ArrayList<>(ReferenceValues.BUILT_IN.trustAnchors());
            anchors.addAll(content.trustAnchors());
            var registries = new ArrayList<>(ReferenceValues.KNOWN_REGISTRIES);
            registries.addAll(content.registries().orElse(List.of()));
            return new ReferenceValues(
                    anchors,
                    content.measurements(),
                    content.models(),
                    content.endorsements().orElse(List.of()),
                    registries);
        } catch (TrailFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    // A register with a slip of the pen would turn every honest enclave into an unknown one.
    private static void check(Content content, Path file) throws IOException {
        for (var endorsement : content.endorsements().orElse(List.of())) {
            check(endorsement, file);
        }
        for (var registry : content.registries().orElse(List.of())) {
            if (!ADDRESS.matcher(registry.address()).matches()) {
                throw new IOException(file + ": the address of the registry " + registry.name()
                        + " is not 0x and 40 hexadecimal characters.");
            }
        }
        for (var measurement : content.measurements()) {
            for (var register : List.of(measurement.pcr0(), measurement.pcr1(), measurement.pcr2())) {
                if (!REGISTER.matcher(register).matches()) {
                    throw new IOException(
                            file + ": a register of " + measurement.name() + " is not 96 hexadecimal characters.");
                }
            }
        }
        checkReleases(content, file);
    }

    // A register of zeros is one that nobody measured, and every debug enclave has it.
    private static void check(ReferenceValues.Endorsement endorsement, Path file) throws IOException {
        var whose = "the endorsement of " + endorsement.operator();
        if (endorsement.operator().isBlank() || endorsement.provider().isBlank()) {
            throw new IOException(file + ": " + whose + " does not name both operator and provider.");
        }
        var registers = endorsement.registers().orElse(Map.of());
        if (endorsement.key().isPresent() != registers.isEmpty()) {
            throw new IOException(file + ": " + whose + " must give either a key or registers.");
        }
        for (var register : registers.entrySet()) {
            var value = register.getValue();
            if (register.getKey() < 0
                    || register.getKey() > LAST_REGISTER
                    || !REGISTER.matcher(value).matches()
                    || value.chars().allMatch(c -> c == '0')) {
                throw new IOException(file + ": register " + register.getKey() + " in " + whose
                        + " is not a measured one: an index up to " + LAST_REGISTER
                        + " and 96 hexadecimal characters, not all zero, are expected.");
            }
        }
    }

    private static void checkReleases(Content content, Path file) throws IOException {
        var digests = new HashMap<String, Digest>();
        for (var model : content.models()) {
            var before = digests.put(model.name() + '\n' + model.version(), model.digest());
            if (before != null && !before.equals(model.digest())) {
                throw new IOException(
                        file + " gives " + model.name() + " " + model.version() + " two different digests.");
            }
        }
    }
}
