package dev.reckoner.audit;

/**
 * A device that models can be run on from here.
 *
 * @param id by which {@link ReexecutionOptions#device()} names it
 * @param label for a person, such as {@code CPU, 8 threads}
 */
public record OfferedDevice(String id, String label) {}
