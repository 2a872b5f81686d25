package dev.reckoner.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code openssl speed} measures on all cores of this machine. */
final class OpenSslSpeed {
    private static final String SECONDS = "2";
    private static final Pattern RSA =
            Pattern.compile("(?m)^rsa\\s+2048 bits\\s+\\S+s\\s+\\S+s\\s+[0-9.]+\\s+([0-9.]+)");

    private OpenSslSpeed() {}

    /**
     * RSA-2048 verifications a second, all cores together.
     *
     * @throws IOException if there is no {@code openssl}, or it says something else
     */
    static double rsa2048VerificationsPerSecond() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "openssl",
                        "speed",
                        "-seconds",
                        SECONDS,
                        "-multi",
                        Integer.toString(Runtime.getRuntime().availableProcessors()),
                        "rsa2048")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return verifications(said)
                .orElseThrow(() -> new IOException("openssl speed does not tell how many RSA verifications it made."));
    }

    /** The figure in what the program prints. */
    static Optional<Double> verifications(String said) {
        var line = RSA.matcher(said);
        return line.find() ? Optional.of(Double.parseDouble(line.group(1))) : Optional.empty();
    }
}
