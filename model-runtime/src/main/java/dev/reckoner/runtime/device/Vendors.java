package dev.reckoner.runtime.device;

import java.util.Map;
import java.util.Optional;

/** Makers of graphics hardware by their PCI number; numbers above 16 bits are given out by Khronos. */
final class Vendors {
    static final int MICROSOFT = 0x1414;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x1002, "AMD"),
            Map.entry(0x1010, "Imagination Technologies"),
            Map.entry(0x106B, "Apple"),
            Map.entry(0x10DE, "NVIDIA"),
            Map.entry(0x13B5, "Arm"),
            Map.entry(MICROSOFT, "Microsoft"),
            Map.entry(0x144D, "Samsung"),
            Map.entry(0x14E4, "Broadcom"),
            Map.entry(0x1AE0, "Google"),
            Map.entry(0x5143, "Qualcomm"),
            Map.entry(0x8086, "Intel"),
            Map.entry(0x10005, "Mesa"));

    private Vendors() {}

    /** The name for a number; the number itself where it has none here, nothing for 0. */
    static Optional<String> name(int id) {
        return id == 0 ? Optional.empty() : Optional.of(NAMES.getOrDefault(id, String.format("vendor 0x%04x", id)));
    }
}
