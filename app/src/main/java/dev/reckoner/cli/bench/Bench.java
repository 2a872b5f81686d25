package dev.reckoner.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One question of speed, answered by running Reckoner's own path beside its ceiling or a peer.
 *
 * <p>A new bench is a class that implements this and stands in {@link #all()}.
 */
public interface Bench {
    /** Every bench, in the order in which they are listed. */
    static List<Bench> all() {
        return List.of(
                new ReexecuteBench(),
                new LocaliseBench(),
                new ImportBench(),
                new LedgerBench(),
                new LargeLedgerBench(),
                new AttestBench(),
                new RobustBench(),
                new ReadBench(),
                new HonestBench(),
                new ClaimsBench(),
                new ReputationBench(),
                new GraphBench());
    }

    /** What it is called on the command line. */
    String name();

    /** What is measured against what, one line. */
    String description();

    /**
     * Measures, and says so as it goes.
     *
     * @param setting what there is to measure with
     * @param report takes the tables and the figures
     * @throws Exception whatever keeps it from measuring; a figure that is short is not a failure of the bench
     */
    void run(Setting setting, Report report) throws Exception;

    /**
     * What a bench may use.
     *
     * @param models the sample's models
     * @param trails folder that keeps trails of signed responses for another time; empty for none to be kept
     * @param responses how many such a trail has; empty for as many as the bench is about
     * @param evidence folder of evidence to work on, for benches that need one
     * @param rounds how many times both sides are timed, at least five
     */
    record Setting(
            Models models, Optional<Path> trails, Optional<Integer> responses, Optional<Path> evidence, int rounds) {
        private static final int ENCLAVES = 8;
        private static final long SEED = 1;

        /** Fewer rounds say nothing about a median. */
        public static final int FEWEST_ROUNDS = 5;

        public Setting {
            if (rounds < FEWEST_ROUNDS) {
                throw new IllegalArgumentException("At least " + FEWEST_ROUNDS + " rounds are needed.");
            }
        }

        /** The trail of signed responses; of the same settings it is always the same. */
        MadeTrail trail(int ordinarily) throws IOException {
            return MadeTrail.of(new ResponseTrail(responses.orElse(ordinarily), ENCLAVES, SEED), trails);
        }
    }

    /** Where the sample's models are; not every bench needs them. */
    @FunctionalInterface
    interface Models {
        Path folder() throws IOException;
    }
}
