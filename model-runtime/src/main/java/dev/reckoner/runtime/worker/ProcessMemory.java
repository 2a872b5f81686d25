package dev.reckoner.runtime.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * The memory that a process and the processes it started have in use. Where the system tells them apart, as Linux does, what
 * only mirrors files does not count, since it can be taken back at any time: a mapped model may be larger than the memory.
 */
final class ProcessMemory {
    private static final Path LINUX = Path.of("/proc");

    /** What cannot be taken back, in {@code /proc/PID/status}; see proc_pid_status(5). */
    private static final Pattern HELD =
            Pattern.compile("^(?:RssAnon|RssShmem|VmSwap):\\s+(\\d+) kB$", Pattern.MULTILINE);

    /** Looking for children goes over all processes of the machine. */
    private static final int SELDOM = 25;

    private final ProcessHandle process;
    private List<Long> all;
    private int asked;

    private ProcessMemory(ProcessHandle process) {
        this.process = process;
        this.all = List.of(process.pid());
    }

    static ProcessMemory of(ProcessHandle process) {
        return new ProcessMemory(process);
    }

    /** Bytes; what is not known, as of a process that is no longer there, counts as none. */
    long bytes() {
        if (++asked % SELDOM == 0) {
            List<Long> found = new ArrayList<>(List.of(process.pid()));
            process.descendants().map(ProcessHandle::pid).forEach(found::add);
            all = found;
        }
        return all.stream().mapToLong(ProcessMemory::of).sum();
    }

    private static long of(long pid) {
        Path status = LINUX.resolve(pid + "/status");
        if (!Files.isDirectory(LINUX.resolve("self"))) {
            return Elsewhere.of(pid);
        }
        try {
            return HELD.matcher(Files.readString(status, StandardCharsets.ISO_8859_1))
                            .results()
                            .map((MatchResult line) -> line.group(1))
                            .mapToLong(Long::parseLong)
                            .sum()
                    << 10;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Systems that tell it through a library. */
    private static final class Elsewhere {
        private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

        static long of(long pid) {
            @Nullable OSProcess found = SYSTEM.getProcess(Math.toIntExact(pid));
            return found == null ? 0 : found.getResidentSetSize();
        }
    }
}
