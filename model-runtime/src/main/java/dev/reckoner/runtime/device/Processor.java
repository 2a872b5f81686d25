package dev.reckoner.runtime.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import oshi.SystemInfo;

/** The processor, as far as it chooses between kernels that round differently. */
final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** Vector and matrix instructions of x86-64 and AArch64 that MLAS and its like choose kernels by. */
    private static final Pattern ARITHMETIC =
            Pattern.compile("sse[234s]?\\w*|ssse3|avx\\w*|fma|f16c|amx_\\w+|asimd\\w*|sve\\w*|sme\\w*|fphp|i8mm|bf16");

    /** What x86-64 processors say of themselves. */
    private static final Map<String, String> MAKERS = Map.of("AuthenticAMD", "AMD", "GenuineIntel", "Intel");

    private Processor() {}

    /** The name by which the processor calls itself; empty where it cannot be read. */
    static Optional<String> name() {
        return name(read()).or(Processor::identified);
    }

    /** What the system knows of it where there is no list of Linux's kind. */
    private static Optional<String> identified() {
        try {
            String name = new SystemInfo()
                    .getHardware()
                    .getProcessor()
                    .getProcessorIdentifier()
                    .getName();
            return Optional.of(name.strip()).filter(found -> !found.isEmpty() && !found.equalsIgnoreCase("unknown"));
        } catch (RuntimeException | LinkageError unreadable) {
            return Optional.empty();
        }
    }

    /** Its maker, where it says; Arm processors do not. */
    static Optional<String> vendor() {
        return vendor(read());
    }

    static Optional<String> vendor(List<String> cpuinfo) {
        return value(cpuinfo, "vendor_id").map(word -> MAKERS.getOrDefault(word, word));
    }

    static Optional<String> name(List<String> cpuinfo) {
        return value(cpuinfo, "model name");
    }

    /** Instruction set extensions in alphabetical order, separated by spaces; empty where they cannot be read. */
    static Optional<String> instructions() {
        return instructions(read());
    }

    static Optional<String> instructions(List<String> cpuinfo) {
        Optional<String> flags = value(cpuinfo, "flags").or(() -> value(cpuinfo, "Features"));
        return flags.map(all -> Arrays.stream(all.split(" "))
                .filter(flag -> ARITHMETIC.matcher(flag).matches())
                .sorted()
                .collect(Collectors.joining(" ")));
    }

    private static Optional<String> value(List<String> cpuinfo, String name) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(name) && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    private static List<String> read() {
        try {
            return Files.isReadable(LINUX) ? Files.readAllLines(LINUX, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
