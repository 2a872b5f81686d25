package dev.reckoner.cli.bench.robust;

import dev.reckoner.trail.TrailFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that is not on disk. */
final class MemoryFile implements TrailFile {
    private final String name;
    private final byte[] content;

    /** Takes the bytes as they are, uncopied: they must not change while it is read. */
    MemoryFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
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
