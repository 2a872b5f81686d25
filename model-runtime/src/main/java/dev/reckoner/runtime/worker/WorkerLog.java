package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What drivers write to the log of their process while they are tried.
 *
 * @param file the log
 * @param start bytes that it had before
 */
record WorkerLog(Path file, long start) {
    private static final int MOST_BYTES = 2000;

    /** From now on. */
    static WorkerLog of(WorkerFolder folder) {
        try {
            return new WorkerLog(folder.log(), Files.size(folder.log()));
        } catch (IOException none) {
            return new WorkerLog(folder.log(), 0);
        }
    }

    /** A device that cannot be used, with what was written since: it often says why. */
    Device explain(Device device) {
        return new Device(
                device.provider(),
                device.hardware(),
                device.version(),
                device.obstacle().map(obstacle -> obstacle.withDetail(since())));
    }

    private String since() {
        try (InputStream input = Files.newInputStream(file)) {
            input.skipNBytes(start);
            return new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
