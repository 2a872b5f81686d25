package dev.reckoner.trail;

import dev.reckoner.crypto.Digest;
import java.util.Optional;

/**
 * The model a claim names.
 *
 * @param name the published name, for example {@code all-MiniLM-L6-v2}
 * @param version the version or variant, for example {@code fp32}; empty text where the trail has none
 * @param digest SHA-256 of the model file's bytes, where the claim binds it
 */
public record ModelReference(String name, String version, Optional<Digest> digest) {
    /** Name and version in one line. */
    public String label() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
