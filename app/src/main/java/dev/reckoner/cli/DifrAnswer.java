package dev.reckoner.cli;

import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.fingerprint.DifrCalibration;
import dev.reckoner.runtime.fingerprint.DifrScores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code difr} tells.
 *
 * @param exactMatches how many tokens are the reference's own; this and what follows only where the noise could be made again
 * @param leftOut how many its top-k or top-p leaves out
 * @param test the figures of the test where there is a calibration
 * @param margins of each token
 */
record DifrAnswer(
        Verdict verdict,
        String reason,
        int tokens,
        Optional<Integer> exactMatches,
        Optional<Integer> leftOut,
        Optional<Test> test,
        List<Double> margins) {
    /** Figures of a {@link DifrCalibration}. */
    record Test(double statistic, double threshold, double probability) {}

    static DifrAnswer of(DifrScores scores, Optional<DifrCalibration> calibration, double significance) {
        var judgement =
                calibration.map(known -> known.judge(scores, significance)).orElseGet(scores::judge);
        var scored = Optional.of(scores).filter(known -> known.missing().isEmpty());
        return new DifrAnswer(
                judgement.verdict(),
                judgement.reason(),
                scores.tokens(),
                scored.map(DifrScores::exactMatches),
                scored.map(DifrScores::leftOut),
                scored.isEmpty()
                        ? Optional.empty()
                        : calibration.map(known -> new Test(
                                known.statistic(scores),
                                known.threshold(scores.tokens(), significance),
                                known.probability(scores))),
                scores.margins());
    }

    List<String> lines() {
        var first = VerdictWord.of(verdict) + ": " + reason;
        return exactMatches
                .map(exact -> List.of(
                        first,
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d tokens match exactly (%.2f %%); top-k and top-p leave out %,d.",
                                exact,
                                tokens,
                                100.0 * exact / tokens,
                                leftOut.orElse(0))))
                .orElse(List.of(first));
    }
}
