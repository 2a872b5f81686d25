package dev.reckoner.audit.sample;

import dev.reckoner.crypto.Digest;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Does to a finished bundle what somebody would do who wants its records to say something else, or loses a file. */
final class TrailDamage {
    private TrailDamage() {}

    /**
     * A change to one tensor file.
     *
     * @param entry the ZIP entry
     * @param remove true to leave the file out, false to alter its last value
     */
    record Change(String entry, boolean remove) {
        static Change tamper(Digest tensor) {
            return new Change("tensors/" + tensor.hex() + ".pb", false);
        }

        static Change remove(Digest tensor) {
            return new Change("tensors/" + tensor.hex() + ".pb", true);
        }
    }

    static void apply(Path bundle, List<Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        Map<String, Change> byEntry = new HashMap<>();
        changes.forEach(change -> byEntry.put(change.entry(), change));
        var copy = bundle.resolveSibling(bundle.getFileName() + ".part");
        try (var in = new ZipInputStream(new BufferedInputStream(Files.newInputStream(bundle)));
                var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                copy(in, entry, out, byEntry);
            }
        }
        Files.move(copy, bundle, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(ZipInputStream in, ZipEntry entry, ZipOutputStream out, Map<String, Change> changes)
            throws IOException {
        var change = changes.get(entry.getName());
        if (change != null && change.remove()) {
            return;
        }
        var same = new ZipEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(same);
        if (change == null) {
            in.transferTo(out);
        } else {
            out.write(altered(in.readAllBytes()));
        }
        out.closeEntry();
    }

    /** Flips a low exponent bit of some float in the middle of the raw data, which stands at the end of a TensorProto. */
    private static byte[] altered(byte[] tensor) {
        int last = tensor.length - 1 - 4 * 100;
        tensor[last] ^= 0x01;
        return tensor;
    }
}
