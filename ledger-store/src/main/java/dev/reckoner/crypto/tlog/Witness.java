package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.CosignerKey;

/**
 * Somebody whose cosignature counts.
 *
 * @param name in the policy alone
 * @param key what it cosigns with, under a name of its own
 */
public record Witness(String name, CosignerKey key) {}
