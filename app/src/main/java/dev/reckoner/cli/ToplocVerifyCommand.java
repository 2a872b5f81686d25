package dev.reckoner.cli;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.fingerprint.FingerprintException;
import dev.reckoner.runtime.fingerprint.Judgement;
import dev.reckoner.runtime.fingerprint.ToplocComparison;
import dev.reckoner.runtime.fingerprint.ToplocThresholds;
import dev.reckoner.runtime.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code toploc verify}. */
@Command(name = "verify", description = "Compares proofs with hidden states that were computed again.")
final class ToplocVerifyCommand implements Callable<Integer> {
    @Option(
            names = "--proof",
            required = true,
            paramLabel = "FILE",
            description = "The proofs, in base64, one a line, as 'toploc make' prints them.")
    private Path proof = Path.of("");

    @Option(
            names = "--thresholds",
            paramLabel = "EXPONENTS,MEAN,MEDIAN",
            converter = ThresholdsWord.class,
            description =
                    "How many exponents may differ, and mean and median distance of mantissas, as honest runs of this"
                            + " model have them; without it the published 38,10,8, for 128 values of bf16 alone.")
    private Optional<ThresholdsWord.Figures> thresholds = Optional.empty();

    @Mixin
    private ChunkOptions chunks = new ChunkOptions();

    @Mixin
    private Output output = new Output();

    /**
     * What is told of a chunk.
     *
     * @param figures how far the proof is from the values
     */
    record Row(int chunk, Verdict verdict, String reason, ToplocComparison figures) {}

    @Override
    public Integer call() throws IOException, FingerprintException {
        var proofs = ProofFile.read(proof);
        var values = chunks.values();
        var found = chunks.verify(proofs, values);
        var rows = new ArrayList<Row>();
        for (var figures : found) {
            var judgement = judge(figures, values.type());
            rows.add(new Row(rows.size() + 1, judgement.verdict(), judgement.reason(), figures));
        }
        if (output.json()) {
            output.json(Map.of("chunks", rows));
        } else {
            print(rows);
        }
        return ExitCode.ofVerdicts(rows.stream().map(Row::verdict).toList());
    }

    private Judgement judge(ToplocComparison figures, ElementType type) throws RefusedArgument {
        boolean published = type == ElementType.BFLOAT16 && figures.k() == ToplocThresholds.BF16_DEFAULT.k();
        if (thresholds.isEmpty() && !published && !figures.nullProof()) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    "How far honest runs of this model come apart is not known: the published thresholds are for 128 values"
                            + " of bf16. Give --thresholds.");
        }
        var allowed = thresholds.isPresent() ? thresholds.get().of(figures.k()) : ToplocThresholds.BF16_DEFAULT;
        return allowed.judge(figures);
    }

    /** The table, and the sentence of each chunk that has another than the chunk before. */
    private void print(List<Row> rows) {
        output.table(
                List.of("Chunk", "Verdict", "Exponents", "Signs", "Mean", "Median", "Upper median"),
                rows.stream().map(ToplocVerifyCommand::cells).toList());
        IntStream.range(0, rows.size())
                .filter(i -> i == 0 || !rows.get(i).reason.equals(rows.get(i - 1).reason))
                .forEach(i -> output.line("Chunk " + rows.get(i).chunk + ": " + rows.get(i).reason));
    }

    private static List<String> cells(Row row) {
        var figures = row.figures;
        return List.of(
                Integer.toString(row.chunk),
                VerdictWord.of(row.verdict),
                figures.exponentMismatches() + " of " + figures.k() + " differ",
                Integer.toString(figures.signMismatches()),
                distance(figures.mantissaMean()),
                distance(figures.mantissaMedian()),
                distance(figures.mantissaUpperMedian()));
    }

    private static String distance(double steps) {
        return steps == ToplocComparison.NO_DISTANCE ? "none" : String.format(Locale.ROOT, "%.2f", steps);
    }
}
