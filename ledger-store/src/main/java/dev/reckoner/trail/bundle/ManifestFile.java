package dev.reckoner.trail.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.WellFormedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code trail.json} as it is found. It only introduces what the statements sign, so one bad member costs that member, and
 * without any of it the statements are read all the same.
 */
final class ManifestFile {
    /** Stands for a count that is not given. */
    static final long UNCOUNTED = -1;

    private static final int HEAD = 4096;
    private static final Pattern MARK = Pattern.compile("\"format\"\\s*:\\s*\"reckoner-trail/");

    private final TrailFile file;
    private final TrailSink sink;

    ManifestFile(TrailFile file, TrailSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** True if the file says, in its first bytes, that it is a manifest; damage further on is for {@link #read}. */
    static boolean isMarked(TrailFile file) throws IOException {
        try {
            return MARK.matcher(new String(file.head(HEAD), StandardCharsets.UTF_8))
                    .find();
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    /** The manifest, as much of it as can be read; empty where it is of a later version of the format. */
    Optional<BundleManifest> read() throws IOException {
        JsonNode tree = tree();
        Optional<String> format = text(tree, "format");
        if (format.isPresent() && !format.get().equals(BundleManifest.FORMAT)) {
            sink.problem(version(format.get()).problem(file.name()));
            return Optional.empty();
        }
        return Optional.of(new BundleManifest(
                BundleManifest.FORMAT,
                text(tree, "title").orElse(""),
                one(tree, "/createdAt", Instant.class).orElse(Instant.EPOCH),
                parties(tree),
                list(tree, "keys", BundleManifest.Key.class),
                list(tree, "models", BundleManifest.Model.class),
                list(tree, "evidence", BundleManifest.EvidenceFile.class),
                text(tree, "statements").orElse(BundleWriter.STATEMENTS),
                count(tree)));
    }

    private JsonNode tree() throws IOException {
        try (var in = file.open()) {
            JsonNode tree = StrictJson.tree(in);
            if (tree.isObject()) {
                return tree;
            }
            sink.problem(StrictJson.mismatch(tree, "", "an object").problem(file.name()));
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.name()));
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private Optional<String> text(JsonNode tree, String name) throws IOException {
        return one(tree, "/" + name, String.class);
    }

    private long count(JsonNode tree) throws IOException {
        var count = one(tree, "/count", Long.class).orElse(UNCOUNTED);
        if (count < 0 && tree.path("count").isIntegralNumber()) {
            sink.problem(StrictJson.mismatch(tree.path("count"), "/count", "a number of statements")
                    .within("count")
                    .problem(file.name()));
            return UNCOUNTED;
        }
        return count;
    }

    private List<Party> parties(JsonNode tree) throws IOException {
        var all = new ArrayList<Party>();
        for (var party : list(tree, "parties", Party.class)) {
            all.add(party.withPayout(means(party, "payout", party.payout()))
                    .withEndpoint(means(party, "endpoint", party.endpoint())));
        }
        return all;
    }

    /** What parties could be found to share: nothing is shared by leaving it blank, nor by what nobody can read. */
    private Optional<String> means(Party party, String member, Optional<String> told) throws IOException {
        var stated = told.map(String::strip).filter(text -> !text.isEmpty());
        if (stated.filter(text -> text.length() > Limits.PARTY_MEANS_CHARACTERS).isEmpty()) {
            return stated;
        }
        sink.problem(new TrailFormatException(
                        "TR-TOO-LARGE",
                        "parties",
                        "The " + member + " of the party " + WellFormedText.beginning(party.id(), 60)
                                + " is longer than " + Limits.PARTY_MEANS_CHARACTERS + " characters",
                        "Ask the producer for the account or address alone.")
                .problem(file.name()));
        return Optional.empty();
    }

    private <T> List<T> list(JsonNode tree, String name, Class<T> type) throws IOException {
        var found = tree.path(name);
        if (!found.isArray() && !found.isMissingNode()) {
            sink.problem(StrictJson.mismatch(found, "/" + name, "a list")
                    .within(name)
                    .problem(file.name()));
        }
        var all = new ArrayList<T>();
        for (int i = 0; found.isArray() && i < found.size(); i++) {
            one(tree, "/" + name + "/" + i, type).ifPresent(all::add);
        }
        return all;
    }

    private <T> Optional<T> one(JsonNode tree, String pointer, Class<T> type) throws IOException {
        try {
            return StrictJson.at(tree, pointer, type);
        } catch (TrailFormatException bad) {
            sink.problem(bad.within(pointer.substring(1)).problem(file.name()));
            return Optional.empty();
        }
    }

    private static TrailFormatException version(String found) {
        return new TrailFormatException(
                "TR-BUNDLE-VERSION",
                "",
                "The bundle is of the format " + WellFormedText.beginning(found, 60) + "; this program reads "
                        + BundleManifest.FORMAT,
                "Use a later version of this program, or ask the producer for " + BundleManifest.FORMAT + ".");
    }
}
