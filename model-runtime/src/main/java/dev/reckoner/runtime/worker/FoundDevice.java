package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;

/**
 * A device, and the process in which models run on it.
 *
 * @param device where models can be run, or why not
 * @param setup how that process is started; its limits are those of the search
 */
public record FoundDevice(Device device, WorkerSetup setup) {}
