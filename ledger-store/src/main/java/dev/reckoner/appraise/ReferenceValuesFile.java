package dev.reckoner.appraise;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.nitro.MeasurementSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The analyst's file of reference values, JSON of the format {@code reckoner-reference-values/1}. */
public final class ReferenceValuesFile {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-reference-values/1";

    private ReferenceValuesFile() {}

    /**
     * The file's content; what is an Optional may be left out.
     *
     * @param format {@link #FORMAT}
     */
    public record Content(
            String format,
            List<ReferenceValues.TrustAnchor> trustAnchors,
            List<ReferenceValues.Measurement> measurements,
            List<ReferenceValues.ModelRelease> models,
            Optional<List<ReferenceValues.Endorsement>> endorsements,
            Optional<List<ReferenceValues.Registry>> registries,
            Optional<List<KnownChain>> chains,
            Optional<List<KnownContract>> contracts,
            Optional<List<TrustedBlock>> blocks,
            Optional<List<ModelPrice>> prices) {
        /** One without chains, contracts, blocks and prices. */
        public Content(
                String format,
                List<ReferenceValues.TrustAnchor> trustAnchors,
                List<ReferenceValues.Measurement> measurements,
                List<ReferenceValues.ModelRelease> models,
                Optional<List<ReferenceValues.Endorsement>> endorsements,
                Optional<List<ReferenceValues.Registry>> registries) {
            this(
                    format,
                    trustAnchors,
                    measurements,
                    models,
                    endorsements,
                    registries,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** What a file must hold for {@link #read} to give these values: all but the built-in ones. */
        public static Content of(ReferenceValues values) {
            return new Content(
                    FORMAT,
                    own(values.trustAnchors()),
                    values.measurements(),
                    values.models(),
                    Optional.of(values.endorsements()),
                    Optional.of(own(values.registries())),
                    Optional.of(own(values.chains())),
                    Optional.of(own(values.contracts())),
                    Optional.of(values.blocks()),
                    Optional.of(values.prices()));
        }

        private ReferenceValues values() {
            return new ReferenceValues(
                    beside(ReferenceValues.BUILT_IN.trustAnchors(), Optional.of(trustAnchors)),
                    measurements,
                    models,
                    endorsements.orElse(List.of()),
                    beside(ReferenceValues.BUILT_IN.registries(), registries),
                    beside(ReferenceValues.BUILT_IN.chains(), chains),
                    beside(ReferenceValues.BUILT_IN.contracts(), contracts),
                    blocks.orElse(List.of()),
                    prices.orElse(List.of()));
        }

        private static <T extends ReferenceItem> List<T> beside(List<T> builtIn, Optional<List<T>> given) {
            return Stream.concat(builtIn.stream(), own(given.orElse(List.of())).stream())
                    .toList();
        }

        private static <T extends ReferenceItem> List<T> own(List<T> items) {
            return items.stream()
                    .filter(item -> !ReferenceValues.isBuiltIn(item))
                    .toList();
        }
    }

    /** The values as the bytes of such a file, which {@link #read(Path)} reads back. */
    public static byte[] write(ReferenceValues values) {
        return StrictJson.write(Content.of(values));
    }

    /**
     * Reads the file. The built-in values are always among the result's.
     *
     * @throws IOException if it cannot be read or is not of the format, with a sentence that says where
     */
    public static ReferenceValues read(Path file) throws IOException {
        return read(file, ReferenceValues.BUILT_IN);
    }

    /**
     * Reads the file, or a set of measurements as {@code nitro-cli} prints it: such a set is added to the present values, where
     * a file of reference values replaces them.
     *
     * @throws IOException if it cannot be read or is neither, with a sentence that says where
     */
    public static ReferenceValues read(Path file, ReferenceValues present) throws IOException {
        if (Files.size(file) > Limits.JSON_BYTES) {
            throw new IOException(file + " is too large for a file of reference values.");
        }
        try {
            var json = Files.readAllBytes(file);
            var tree = StrictJson.tree(json);
            var measured = MeasurementSet.of(tree);
            if (measured.isPresent()) {
                return with(measured.get(), present, String.valueOf(file.getFileName()));
            }
            ReferenceMembers.check(tree);
            var content = StrictJson.value(json, Content.class);
            if (!FORMAT.equals(content.format())) {
                throw new IOException(file + " is not of the format " + FORMAT + ".");
            }
            var values = content.values();
            check(values, file);
            return values;
        } catch (TrailFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static ReferenceValues with(MeasurementSet set, ReferenceValues present, String file) {
        var values = present;
        for (var build : set.builds()) {
            var measurement = new ReferenceValues.Measurement(
                    build.name(),
                    build.pcr0(),
                    build.pcr1(),
                    build.pcr2(),
                    Optional.of(file),
                    Optional.empty(),
                    Optional.empty());
            boolean known = values.measurements().stream()
                    .anyMatch(before -> before.value().equalsIgnoreCase(measurement.value()));
            values = known ? values : values.plus(measurement);
        }
        return values;
    }

    private static void check(ReferenceValues values, Path file) throws IOException {
        for (var item : values.items()) {
            var fault = ReferenceRules.fault(item);
            if (fault.isPresent()) {
                throw new IOException(file + ": " + fault.get());
            }
        }
        var digests = new HashMap<String, Digest>();
        for (var model : values.models()) {
            var before = digests.put(model.name() + '\n' + model.version(), model.digest());
            if (before != null && !before.equals(model.digest())) {
                throw new IOException(
                        file + " gives " + model.name() + " " + model.version() + " two different digests.");
            }
        }
    }
}
