package dev.reckoner.runtime.explain;

import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Reexecutor;

/**
 * A device beside the one that hypotheses are run on.
 *
 * @param label completes "what the model gives with", such as {@code WebGPU on NVIDIA H200}
 * @param provider with which it computes
 * @param reexecutor what runs models there; stays the caller's to close
 */
public record OtherDevice(String label, Provider provider, Reexecutor reexecutor) {}
