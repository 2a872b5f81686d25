package dev.reckoner.trail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that is not on disk. */
public final class MemoryFile implements TrailFile {
    private final String name;
    private final byte[] content;

    public MemoryFile(String name, byte[] content) {
        this.name = name;
        this.content = content.clone();
    }

    public static MemoryFile of(String name, String content) {
        return new MemoryFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
