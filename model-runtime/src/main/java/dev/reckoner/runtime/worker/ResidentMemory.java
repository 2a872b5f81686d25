package dev.reckoner.runtime.worker;

import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** The memory that another process has in use. */
final class ResidentMemory {
    private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

    private final @Nullable OSProcess process;

    private ResidentMemory(@Nullable OSProcess process) {
        this.process = process;
    }

    static ResidentMemory of(long pid) {
        return new ResidentMemory(SYSTEM.getProcess(Math.toIntExact(pid)));
    }

    /** Bytes; 0 for a process that is no longer there. */
    long bytes() {
        return process != null && process.updateAttributes() ? process.getResidentSetSize() : 0;
    }
}
