package dev.reckoner.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes archives, honest and hostile. */
public final class ZipFixture {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    /** Adds an entry. */
    public ZipFixture with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Adds an entry with text. */
    public ZipFixture with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The archive. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The bytes with every occurrence of one text replaced by another of the same length, headers included. */
    public static byte[] replace(byte[] bytes, String from, String to) {
        if (from.length() != to.length()) {
            throw new IllegalArgumentException("Lengths differ");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the header with this signature lies, the nth of them. */
    public static int header(byte[] zip, int signature, int nth) {
        int seen = 0;
        for (int at = 0; at < zip.length - 4; at++) {
            boolean here = zip[at] == 'P'
                    && zip[at + 1] == 'K'
                    && zip[at + 2] == (byte) (signature >> 8)
                    && zip[at + 3] == (byte) signature;
            if (here && seen++ == nth) {
                return at;
            }
        }
        throw new IllegalArgumentException("No such header");
    }
}
