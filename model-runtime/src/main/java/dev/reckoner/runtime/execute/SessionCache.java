package dev.reckoner.runtime.execute;

import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The least recently used loaded models go first; one in use is closed when its last user is done. */
final class SessionCache implements AutoCloseable {
    private final int capacity;
    private final long weight;
    private final SequencedMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /**
     * Keeps what keeps to both limits, and always the one that was asked for last.
     *
     * @param capacity number of loaded models
     * @param weight what they may weigh together, bytes
     */
    SessionCache(int capacity, long weight) {
        this.capacity = capacity;
        this.weight = weight;
    }

    /**
     * What makes a session.
     *
     * @param model identity of the model
     * @param external stamps of its external files: an old session may have mapped one that was changed since
     * @param profile how it runs
     * @param bridging the inputs that became part of it
     */
    record Key(String model, List<String> external, ExecutionProfile profile, List<String> bridging) {}

    /** Loads a model. */
    interface Loader {
        LoadedModel load() throws ExecutionException;

        /** About how many bytes it will take. */
        long weight();
    }

    /** Lends a session, loading it if need be; others who want the same wait for that one. */
    Lease lease(Key key, Loader loader) throws ExecutionException {
        Entry entry = enter(key, loader);
        try {
            return new Lease(entry, entry.model(loader));
        } catch (ExecutionException | RuntimeException | Error e) {
            leave(entry);
            drop(key, entry);
            throw e;
        }
    }

    private synchronized Entry enter(Key key, Loader loader) {
        if (closed) {
            throw new IllegalStateException("The executor is closed");
        }
        Entry entry = entries.computeIfAbsent(key, fresh -> new Entry(loader.weight()));
        entry.users++;
        while (entries.size() > 1 && (entries.size() > capacity || total() > weight)) {
            Entry eldest = entries.pollFirstEntry().getValue();
            eldest.dropped = true;
            eldest.closeIfIdle();
        }
        return entry;
    }

    private double total() {
        return entries.values().stream().mapToDouble(entry -> entry.weight).sum();
    }

    private synchronized void leave(Entry entry) {
        entry.users--;
        entry.closeIfIdle();
    }

    private synchronized void drop(Key key, Entry entry) {
        entries.remove(key, entry);
        entry.dropped = true;
        entry.closeIfIdle();
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Entry entry : entries.values()) {
            entry.dropped = true;
            entry.closeIfIdle();
        }
        entries.clear();
    }

    /** A loaded model that stays open until given back. */
    final class Lease implements AutoCloseable {
        private final Entry entry;
        private final LoadedModel model;

        private Lease(Entry entry, LoadedModel model) {
            this.entry = entry;
            this.model = model;
        }

        LoadedModel model() {
            return model;
        }

        @Override
        public void close() {
            leave(entry);
        }
    }

    /** {@code users} and {@code dropped} are guarded by the cache, the model by the entry. */
    private static final class Entry {
        private final long weight;
        private int users;
        private boolean dropped;
        private @Nullable LoadedModel model;

        private Entry(long weight) {
            this.weight = weight;
        }

        private synchronized LoadedModel model(Loader loader) throws ExecutionException {
            LoadedModel loaded = model;
            if (loaded == null) {
                loaded = loader.load();
                model = loaded;
            }
            return loaded;
        }

        /** Called with the cache's lock held. With no users nobody is loading, so the entry's lock is free. */
        private void closeIfIdle() {
            if (dropped && users == 0) {
                closeSession();
            }
        }

        private synchronized void closeSession() {
            LoadedModel loaded = model;
            model = null;
            try {
                if (loaded != null) {
                    loaded.close();
                }
            } catch (OrtException e) {
                throw new IllegalStateException("A session cannot be closed", e);
            }
        }
    }
}
