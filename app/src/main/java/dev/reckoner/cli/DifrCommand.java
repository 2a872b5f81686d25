package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.DifrCalibration;
import dev.reckoner.runtime.fingerprint.DifrScores;
import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.fingerprint.TokenDifr;
import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code difr}. */
@Command(
        name = "difr",
        description = "Judges generated tokens by the logits that the promised model has at each of them (Token-DiFR).")
final class DifrCommand implements Callable<Integer> {
    @Option(
            names = "--tokens",
            required = true,
            paramLabel = "FILE",
            description = "The generated tokens, INT32 or INT64, an npy file or a TensorProto (.pb).")
    private Path tokens = Path.of("");

    @Option(
            names = "--logits",
            required = true,
            paramLabel = "FILE",
            description = "The promised model's logits, [rows, vocabulary], from one run over prompt and tokens.")
    private Path logits = Path.of("");

    @Option(
            names = "--first-row",
            paramLabel = "N",
            description = "The row of logits that the first token was chosen from: the prompt's length less one.",
            defaultValue = "0")
    private int firstRow;

    @Option(
            names = "--margins",
            paramLabel = "FILE",
            description =
                    "Margins of honest runs of this model, as --save-margins writes them; without them only tokens"
                            + " that all agree are decided.")
    private Optional<Path> honest = Optional.empty();

    @Option(
            names = "--save-margins",
            paramLabel = "FILE",
            description = "Write the margins of these tokens there, an npy file.")
    private Optional<Path> save = Optional.empty();

    @Option(
            names = "--significance",
            paramLabel = "P",
            description =
                    "The probability at which honest tokens may be called outside; ${DEFAULT-VALUE} if not given.",
            defaultValue = "0.001")
    private double significance = DifrCalibration.SIGNIFICANCE;

    @Mixin
    private NoiseOptions noise = new NoiseOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException, FingerprintException {
        if (!(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException("A significance is between 0 and 1.");
        }
        if (save.isPresent()) {
            GivenPath.writable(save.get(), "file of margins");
        }
        var settings = noise.settings();
        var calibration = calibration();
        var scores = TokenDifr.check(
                TensorFile.read(tokens, "file of tokens"),
                TensorFile.read(logits, "file of logits"),
                firstRow,
                settings);
        if (save.isPresent() && scores.missing().isEmpty()) {
            save(scores, save.get());
        }
        var answer = DifrAnswer.of(scores, calibration, significance);
        if (output.json()) {
            output.json(answer);
        } else {
            answer.lines().forEach(output::line);
        }
        return ExitCode.ofVerdicts(List.of(answer.verdict()));
    }

    private Optional<DifrCalibration> calibration() throws IOException, FingerprintException {
        if (honest.isEmpty()) {
            return Optional.empty();
        }
        var margins = TensorFile.read(honest.get(), "file of margins");
        return Optional.of(DifrCalibration.of(LongStream.range(0, margins.scalarCount())
                .mapToObj(margins::doubleAt)
                .toList()));
    }

    private static void save(DifrScores scores, Path file) throws IOException {
        double[] margins =
                scores.margins().stream().mapToDouble(Double::doubleValue).toArray();
        try {
            Files.write(file, Npy.write(Tensor.ofDoubles(List.of((long) margins.length), margins)));
        } catch (TensorFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
