package dev.reckoner.runtime.localise;

/**
 * Where a trace contradicts the claim that it belongs to, whatever the operators did.
 *
 * @param code {@code LO-TRACE-INPUT}, {@code LO-TRACE-WEIGHT} or {@code LO-TRACE-OUTPUT}
 * @param value name of the value
 * @param sentence what contradicts what
 */
public record Contradiction(String code, String value, String sentence) {}
