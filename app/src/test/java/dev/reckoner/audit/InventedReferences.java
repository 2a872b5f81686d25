package dev.reckoner.audit;

import dev.reckoner.appraise.ModelPrice;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.TrustedBlock;
import java.time.Instant;
import java.util.Optional;

/** Reference values of an invented analyst, some of every kind. */
final class InventedReferences {
    private InventedReferences() {}

    static ReferenceValues values() {
        return ReferenceValues.BUILT_IN
                .plus(build("gateway 2.0", "9b", Optional.empty(), Optional.of("2026-05-20T00:00:00Z")))
                .plus(build("gateway 2.1", "f2", Optional.of("2026-05-18T09:30:00Z"), Optional.empty()))
                .plus(new TrustedBlock(
                        10740,
                        1_480_213,
                        "0x" + "5e".repeat(32),
                        Optional.of("own node and block explorer"),
                        Optional.empty(),
                        Optional.empty()))
                .plus(new ModelPrice(
                        "openai/gpt-4.1",
                        "0.000002",
                        "0.000008",
                        Optional.of("price list of April 2026"),
                        Optional.of(Instant.parse("2026-04-01T00:00:00Z")),
                        Optional.empty()));
    }

    private static ReferenceValues.Measurement build(
            String name, String begin, Optional<String> from, Optional<String> until) {
        return new ReferenceValues.Measurement(
                name,
                begin + "0a".repeat(47),
                "4b4d5b3661b3efc12920900c80e126e4ce783c522de6c02a2a5bf7af3a2b9327b86776f188e4be1c1c404a129dbda493",
                begin + "c3".repeat(47),
                Optional.of("measurements.txt of the release"),
                from.map(Instant::parse),
                until.map(Instant::parse));
    }
}
