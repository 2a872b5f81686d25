package dev.reckoner.trail;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A ZIP as a folder. Names that are unsafe or occur twice are reported once and then do not exist. */
final class ZipFolder implements TrailFolder, Closeable {
    private final String name;
    private final long length;
    private final ZipFile zip;
    private final Map<String, ZipEntry> safe = new TreeMap<>();
    private final List<String> names;
    private final Set<String> opened = new HashSet<>();

    private ZipFolder(Path path, String name, ZipFile zip) throws IOException {
        this.name = name;
        this.length = Files.size(path);
        this.zip = zip;
        this.names = new ArrayList<>();
    }

    /**
     * Opens an archive.
     *
     * @throws TrailFormatException where it cannot be read as a whole
     */
    static ZipFolder open(Path path, String name, TrailSink sink) throws IOException {
        ZipFolder folder = open(path, name);
        try {
            folder.index(sink);
            return folder;
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private static ZipFolder open(Path path, String name) throws IOException {
        try {
            ZipTail.check(path);
            return new ZipFolder(path, name, zip(path));
        } catch (IOException e) {
            throw Unreadable.of(e);
        }
    }

    private static ZipFile zip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            boolean encrypted =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("encrypted");
            throw encrypted
                    ? new TrailFormatException(
                            "TR-ZIP-ENCRYPTED",
                            "",
                            "The archive has encrypted entries; nothing of it was read",
                            "Decrypt it, or ask the producer for an archive without a password.")
                    : new TrailFormatException(
                            "TR-ZIP-DAMAGED",
                            "",
                            "The archive's directory is damaged: " + EntryNames.shown(String.valueOf(e.getMessage())),
                            "Copy it again from its source; if it is the same there, ask the producer.");
        }
    }

    private void index(TrailSink sink) throws IOException {
        TreeSet<String> twice = new TreeSet<>();
        long unpacked = 0;
        long packed = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            unpacked = Math.addExact(unpacked, Math.clamp(entry.getSize(), 0, 1L << 40));
            packed += Math.clamp(entry.getCompressedSize(), 0, 1L << 40);
            Optional<TrailFormatException> complaint = EntryNames.complaint(entry.getName());
            if (complaint.isPresent()) {
                sink.problem(complaint.get().problem(name));
            } else if (!entry.isDirectory() && safe.put(entry.getName(), entry) != null) {
                twice.add(entry.getName());
            }
        }
        checkTotals(unpacked, packed);
        for (String duplicate : twice) {
            safe.remove(duplicate);
            sink.problem(duplicate(duplicate));
        }
        names.addAll(safe.keySet());
    }

    private void checkTotals(long unpacked, long packed) throws TrailFormatException {
        if (unpacked > Limits.ZIP_TOTAL_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "Unpacked, the archive is larger than the limit",
                    "Ask the producer to split it.");
        }
        if (unpacked > Math.max(Limits.ZIP_ARCHIVE_RATIO_FROM_BYTES, length * Limits.ZIP_RATIO)) {
            throw new TrailFormatException(
                    "TR-RATIO",
                    "",
                    "Unpacked, the archive is more than " + Limits.ZIP_RATIO
                            + " times as large; nothing of it was read",
                    "Unpack it yourself if you trust it, and import the folder.");
        }
        // Entries that share their bytes multiply a small archive without end.
        if (packed > length) {
            throw new TrailFormatException(
                    "TR-ZIP-OVERLAP",
                    "",
                    "The archive's entries claim more packed bytes than it has; they overlap",
                    "Ask the producer how it was made; an honest tool does not write such archives.");
        }
    }

    /** Reports what would grow too much and no reader has opened: nobody named it, and it is there all the same. */
    void reportUnopened(TrailSink sink) throws IOException {
        for (ZipEntry entry : safe.values()) {
            if (growsTooMuch(entry) && !opened.contains(entry.getName())) {
                sink.problem(growth(entry).problem(new EntryFile(entry).name()));
            }
        }
    }

    /** By the sizes of the directory; whoever understates the unpacked size is stopped by {@link GuardedStream}. */
    private boolean growsTooMuch(ZipEntry entry) {
        long packed = Math.clamp(entry.getCompressedSize(), 0, length);
        return entry.getSize() > Math.max(Limits.ZIP_RATIO_FROM_BYTES, packed * Limits.ZIP_RATIO);
    }

    private static TrailFormatException growth(ZipEntry entry) {
        return new TrailFormatException(
                "TR-RATIO",
                "entry " + EntryNames.shown(entry.getName()),
                "The entry grows to more than " + Limits.ZIP_RATIO + " times its packed size; it was not read",
                "Unpack the archive yourself if you trust it, and import the folder.");
    }

    private ReadProblem duplicate(String entry) {
        return new ReadProblem(
                name,
                "entry " + EntryNames.shown(entry),
                "TR-ZIP-DUPLICATE-NAME",
                "Two entries have this name, so two programs could read two different files; neither was read",
                "Ask the producer which one is meant.",
                ReadProblem.Severity.REFUSED);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> entries() {
        return java.util.Collections.unmodifiableList(names);
    }

    @Override
    public Optional<TrailFile> file(String entry) {
        return Optional.ofNullable(safe.get(entry)).map(EntryFile::new);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class EntryFile implements TrailFile {
        private final ZipEntry entry;

        EntryFile(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public String name() {
            return name + "!/" + EntryNames.shown(entry.getName());
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            if (growsTooMuch(entry)) {
                opened.add(entry.getName());
                throw growth(entry);
            }
            try {
                return new GuardedStream(
                        zip.getInputStream(entry), EntryNames.shown(entry.getName()), size(), entry.getCrc());
            } catch (ZipException e) {
                throw new TrailFormatException(
                        "TR-ZIP-DAMAGED",
                        "entry " + EntryNames.shown(entry.getName()),
                        "The entry's header is damaged or packed in a way that is not supported",
                        "Copy the archive again from its source; if it is the same there, ask the producer.");
            } catch (IOException e) {
                throw Unreadable.of(e);
            }
        }
    }
}
