package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.conform.Outcome;
import java.util.OptionalDouble;

/**
 * A case of the ONNX project's backend tests, run on a device.
 *
 * @param name suite and case, such as {@code node/test_abs}
 * @param outcome against the outputs that the case expects
 * @param reason why it did not pass; empty if it did
 * @param nodes operators that the device took
 * @param fallback operators that the processor took in its place, in words
 * @param relativeL2 largest of the floating-point outputs against the processor's; empty where there is none
 */
public record MeasuredCase(
        String name, Outcome outcome, String reason, long nodes, String fallback, OptionalDouble relativeL2) {}
