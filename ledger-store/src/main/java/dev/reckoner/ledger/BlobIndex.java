package dev.reckoner.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Where each packed blob is: {@code blobs/index}, which can be made anew from the packs. Many may read while none writes. */
final class BlobIndex {
    private final Path folder;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private IndexTable table;

    private BlobIndex(Path folder, IndexTable table) {
        this.folder = folder;
        this.table = table;
    }

    /** Puts what is found in the packs. */
    @FunctionalInterface
    interface Source {
        void putAll(BlobIndex into) throws IOException;
    }

    /** The index of that folder, if it can be believed of those packs. */
    static Optional<BlobIndex> open(Path folder, long packs) throws IOException {
        try (var unfinished = Files.newDirectoryStream(folder, "index*.next")) {
            for (var file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
        return IndexTable.open(folder.resolve("index"), packs).map(table -> new BlobIndex(folder, table));
    }

    /** Makes the index of that folder anew. */
    static BlobIndex build(Path folder, Source source) throws IOException {
        var index = filled(folder, source);
        index.takeName();
        return index;
    }

    private static BlobIndex filled(Path folder, Source source) throws IOException {
        var index = new BlobIndex(folder, IndexTable.create(folder));
        try {
            source.putAll(index);
            return index;
        } catch (IOException | RuntimeException e) {
            index.table.drop();
            Files.deleteIfExists(index.table.file());
            throw e;
        }
    }

    /** Takes the content of one made anew in its place; whoever reads meanwhile reads the old one. */
    void rebuild(Source source) throws IOException {
        var fresh = filled(folder, source);
        lock.writeLock().lock();
        try {
            table.drop();
            table = fresh.table;
            takeName();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void takeName() throws IOException {
        table.moveTo(folder.resolve("index"));
    }

    /** How many blobs. */
    long size() {
        lock.readLock().lock();
        try {
            return table.used();
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<PackPlace> find(byte[] name, IndexTable.Match match) throws IOException {
        lock.readLock().lock();
        try {
            return table.find(fingerprint(name), match);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Goes through every place; nothing is put meanwhile. */
    void forEach(IndexTable.Visitor visitor) throws IOException {
        lock.readLock().lock();
        try {
            table.forEach(visitor);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Puts a place, over one that matches if there is one. */
    void put(byte[] name, PackPlace place, IndexTable.Match match) throws IOException {
        lock.writeLock().lock();
        try {
            if (table.isFull()) {
                grow();
            }
            table.put(fingerprint(name), place, match);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void grow() throws IOException {
        var larger = table.grown(folder);
        table.drop();
        Files.deleteIfExists(table.file());
        table = larger;
    }

    private static long fingerprint(byte[] name) {
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = first << Byte.SIZE | name[i] & 0xff;
        }
        return first;
    }

    /** Closes it as the index of those packs. */
    void close(long packs) throws IOException {
        lock.writeLock().lock();
        try {
            takeName();
            table.close(packs);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Lets go of it without saying that it can be believed. */
    void abandon() {
        lock.writeLock().lock();
        try {
            table.drop();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
