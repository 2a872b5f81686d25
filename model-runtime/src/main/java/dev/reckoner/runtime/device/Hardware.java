package dev.reckoner.runtime.device;

import java.util.Optional;

/**
 * What computes, as far as it says so itself.
 *
 * @param kind what it is built for
 * @param name what it calls itself, such as {@code NVIDIA GeForce RTX 4090}
 * @param vendor who makes it; empty where that is not stated
 * @param driver the driver's name and version; empty where that is not stated
 * @param isSoftware true for a driver that computes on the processor and only looks like a graphics card, such as SwiftShader
 */
public record Hardware(Kind kind, String name, Optional<String> vendor, Optional<String> driver, boolean isSoftware) {
    /** What hardware is built for. */
    public enum Kind {
        /** The processor. */
        CPU,
        /** A graphics card. */
        GPU,
        /** An accelerator for neural networks. */
        NPU
    }

    /** Hardware of which nothing is known but a name. */
    static Hardware named(Kind kind, String name) {
        return new Hardware(kind, name, Optional.empty(), Optional.empty(), false);
    }

    /** For people: the kind, and that a software driver is one. */
    public String kindInWords() {
        if (isSoftware) {
            return "software driver, not a graphics card";
        }
        return switch (kind) {
            case CPU -> "processor";
            case GPU -> "graphics card";
            case NPU -> "neural processor";
        };
    }
}
