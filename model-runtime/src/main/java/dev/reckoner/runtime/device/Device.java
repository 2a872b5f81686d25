package dev.reckoner.runtime.device;

/**
 * Where models can be run, or why not.
 *
 * @param provider the execution provider by ONNX Runtime's own name, such as {@code CPUExecutionProvider}
 * @param name what the hardware calls itself; the provider's name where it does not say
 * @param usable true if a session was created on it
 * @param reason why it is not usable, in the runtime's words; empty if it is
 */
public record Device(String provider, String name, boolean usable, String reason) {}
