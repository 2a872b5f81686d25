package dev.reckoner.runtime.device.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A fixed choice of the ONNX project's backend tests, over many kinds of operators on floating-point numbers. */
public final class CorpusSlice {
    private static final String RESOURCE = "corpus-slice.txt";
    private static final int LARGEST = 16 << 20;

    private CorpusSlice() {}

    /** Suite and case of each, such as {@code node/test_abs}. */
    public static List<String> cases() {
        try (InputStream input = Objects.requireNonNull(CorpusSlice.class.getResourceAsStream(RESOURCE))) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("A resource of this program cannot be read", e);
        }
    }

    /**
     * Unpacks the cases of the choice.
     *
     * @param zip the corpus
     * @param folder where they go, in folders of their own
     * @throws IOException if the corpus cannot be read, or a file in it is larger than 16 MiB
     */
    public static void unpack(Path zip, Path folder) throws IOException {
        List<String> wanted = cases();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                boolean isWanted =
                        wanted.stream().anyMatch(one -> entry.getName().startsWith(one + "/"));
                if (isWanted && !entry.isDirectory()) {
                    copy(file, entry, inside(folder, entry.getName()));
                }
            }
        }
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path target = folder.resolve(name).normalize();
        if (!target.startsWith(folder.normalize())) {
            throw new IOException("The corpus holds a name that leads out of its folder: " + name);
        }
        return target;
    }

    private static void copy(ZipFile file, ZipEntry entry, Path target) throws IOException {
        try (InputStream input = file.getInputStream(entry)) {
            byte[] bytes = input.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(entry.getName() + " is larger than 16 MiB.");
            }
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.write(target, bytes);
        }
    }
}
