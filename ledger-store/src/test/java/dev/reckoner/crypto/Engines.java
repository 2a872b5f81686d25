package dev.reckoner.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The engines that a test runs with. */
final class Engines {
    private Engines() {}

    /** What a test asks for an engine; the fast one's test is skipped with a message where there is none. */
    interface Choice {
        SignatureEngine engine();
    }

    static Stream<Named<Choice>> all() {
        return Stream.of(Named.of("platform", () -> SignatureEngine.PLATFORM), Named.of("fast", Engines::fast));
    }

    static SignatureEngine fast() {
        assumeTrue(SignatureEngine.fast().isPresent(), "No Amazon Corretto Crypto Provider for this system");
        return SignatureEngine.fast().orElseThrow();
    }
}
