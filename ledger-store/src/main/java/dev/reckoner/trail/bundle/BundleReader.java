package dev.reckoner.trail.bundle;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.FileCids;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads native bundles, {@code *.trail}, as a ZIP or as a folder. */
public final class BundleReader implements TrailReader {
    /** The format's name for people, as claims carry it. */
    public static final String FORMAT = "native bundle";

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public boolean recognises(TrailFolder folder) throws IOException {
        var manifest = folder.file(BundleManifest.FILE);
        return manifest.isPresent() && ManifestFile.isMarked(manifest.get());
    }

    @Override
    public void read(TrailFolder folder, TrailSink sink) throws IOException {
        var file = folder.file(BundleManifest.FILE).orElseThrow();
        var manifest = new ManifestFile(file, sink).read();
        if (manifest.isPresent()) {
            read(manifest.get(), file, folder, sink);
        }
    }

    private static void read(BundleManifest manifest, TrailFile file, TrailFolder folder, TrailSink sink)
            throws IOException {
        for (var party : manifest.parties()) {
            sink.party(party);
        }
        for (var key : manifest.keys()) {
            key(key, file, sink);
        }
        for (var model : manifest.models()) {
            model(model, folder, sink);
        }
        for (var evidence : manifest.evidence()) {
            evidence(evidence, folder, sink);
        }
        statements(manifest, folder, sink);
    }

    private static void key(BundleManifest.Key key, TrailFile file, TrailSink sink) throws IOException {
        try {
            var spki = Base64.getDecoder().decode(key.spki());
            var algorithm = KeyAlgorithm.of(spki);
            if (algorithm.isPresent()) {
                var blob = sink.blob(spki);
                sink.evidence(
                        new Evidence.SigningKey(blob, blob, file.name(), algorithm.get(), key.spki(), key.party()));
                return;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, with the other ways in which a key can be unreadable
        }
        sink.problem(new ReadProblem(
                file.name(),
                "key of " + key.party(),
                "TR-KEY",
                "A public key of " + key.party() + " cannot be read.",
                "Ask for the key as SubjectPublicKeyInfo DER in base64.",
                ReadProblem.Severity.DAMAGED));
    }

    private static void model(BundleManifest.Model model, TrailFolder folder, TrailSink sink) throws IOException {
        if (model.file().isEmpty()) {
            return;
        }
        var file = found(model.file().get(), folder, sink);
        if (file.isEmpty()) {
            return;
        }
        var name = model.version().isEmpty() ? model.name() : model.name() + " " + model.version();
        try (var in = new FileCids(file.get().open())) {
            var blob = sink.blob(in);
            if (blob.equals(model.digest())) {
                sink.evidence(new Evidence.ModelFile(
                        blob, blob, file.get().name(), file.get().size(), name, in.texts()));
            } else {
                sink.values(model.digest(), List.of(blob));
                sink.problem(otherContent(file.get(), model.digest(), blob));
            }
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.get().name()));
        }
    }

    private static void evidence(BundleManifest.EvidenceFile evidence, TrailFolder folder, TrailSink sink)
            throws IOException {
        var file = found(evidence.file(), folder, sink);
        if (file.isEmpty()) {
            return;
        }
        var function = Digest.sha256Function();
        try (var in = new DigestInputStream(file.get().open(), function)) {
            in.transferTo(OutputStream.nullOutputStream());
            var found = Digest.ofSha256(function.digest());
            if (!found.equals(evidence.digest())) {
                sink.problem(otherContent(file.get(), evidence.digest(), found));
            }
        } catch (TrailFormatException damaged) {
            sink.problem(damaged.problem(file.get().name()));
            return;
        }
        // An altered document is read all the same: what it is worth is for its own checks to say.
        TrailReaders.installed().readFile(file.get(), sink);
    }

    private static void statements(BundleManifest manifest, TrailFolder folder, TrailSink sink) throws IOException {
        var file = found(manifest.statements(), folder, sink);
        if (file.isEmpty()) {
            return;
        }
        long lines = new StatementLines(file.get(), folder, sink).read();
        if (manifest.count() != ManifestFile.UNCOUNTED && lines != manifest.count() && !sink.cancelled()) {
            sink.problem(new ReadProblem(
                    file.get().name(),
                    "",
                    "TR-COUNT",
                    "The bundle promises " + manifest.count() + " statements and holds " + lines + ".",
                    "Ask its producer for a complete copy.",
                    ReadProblem.Severity.DAMAGED));
        }
    }

    private static Optional<TrailFile> found(String name, TrailFolder folder, TrailSink sink) throws IOException {
        var file = folder.file(name);
        if (file.isEmpty()) {
            sink.problem(missing(folder.name(), name));
        }
        return file;
    }

    static ReadProblem missing(String folder, String name) {
        return new ReadProblem(
                folder,
                name,
                "TR-BLOB-MISSING",
                "The bundle names " + name + " and does not carry it.",
                "Ask the producer for the file.",
                ReadProblem.Severity.LEFT_OUT);
    }

    private static ReadProblem otherContent(TrailFile file, Digest named, Digest found) {
        return new ReadProblem(
                file.name(),
                "",
                "TR-DIGEST",
                "The file is not the one that the bundle names: " + named.abbreviated() + " was promised, "
                        + found.abbreviated() + " is there.",
                "Ask the producer for the file of that digest.",
                ReadProblem.Severity.DAMAGED);
    }
}
