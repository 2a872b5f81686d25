package dev.reckoner.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trail of signed responses on disk, there as long as this is open.
 *
 * @param trail what is in it
 * @param folder where
 * @param temporary what is deleted at the end; empty where the trail is kept for another time
 */
public record MadeTrail(ResponseTrail trail, Path folder, Optional<Path> temporary) implements AutoCloseable {
    /** Makes it in a folder that keeps it, or in a temporary one. */
    static MadeTrail of(ResponseTrail trail, Optional<Path> keep) throws IOException {
        if (keep.isPresent()) {
            return new MadeTrail(trail, trail.in(keep.get()), Optional.empty());
        }
        Path temporary = Files.createTempDirectory("reckoner-bench-");
        try {
            return new MadeTrail(trail, trail.in(temporary), Optional.of(temporary));
        } catch (IOException | RuntimeException e) {
            BenchFolder.delete(temporary);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            BenchFolder.delete(temporary.get());
        }
    }
}
