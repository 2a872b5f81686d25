package dev.reckoner.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Times two ways of doing the same thing in turn, ours, peer, ours, peer: what the machine does meanwhile falls on both. Both
 * warm up first, apart from what is timed.
 */
public final class Contest {
    /** Nanoseconds that this program has taken of all processors together. */
    static final LongSupplier PROCESSORS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;

    private static final int MOST_PER_ROUND = 1_000_000;

    private final Duration warmUp;
    private final Duration round;
    private final LongSupplier nanos;

    /** A contest that warms each side up for so long and lets it work about so long in each round. */
    public Contest(Duration warmUp, Duration round) {
        this(warmUp, round, System::nanoTime);
    }

    Contest(Duration warmUp, Duration round, LongSupplier nanos) {
        this.warmUp = warmUp;
        this.round = round;
        this.nanos = nanos;
    }

    /** One piece of work. */
    @FunctionalInterface
    public interface Work {
        void once() throws Exception;
    }

    /** Warms up and runs the rounds. */
    public Timings run(Work ours, Work peer, int rounds) throws Exception {
        double slower = Math.max(warmUp(ours), warmUp(peer));
        int perRound = (int) Math.clamp(Math.ceil(round.toNanos() / slower), 1, MOST_PER_ROUND);
        List<Double> oursTook = new ArrayList<>();
        List<Double> peerTook = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            oursTook.add(time(ours, perRound));
            peerTook.add(time(peer, perRound));
        }
        return new Timings(perRound, oursTook, peerTook);
    }

    /** Nanoseconds for one piece of work in the second half of the warm-up. */
    private double warmUp(Work work) throws Exception {
        long half = warmUp.toNanos() / 2;
        repeat(work, half);
        return Math.max(1, repeat(work, half));
    }

    private double repeat(Work work, long atLeast) throws Exception {
        long started = nanos.getAsLong();
        long took;
        int times = 0;
        do {
            work.once();
            times++;
            took = nanos.getAsLong() - started;
        } while (took < atLeast);
        return (double) took / times;
    }

    private double time(Work work, int times) throws Exception {
        long started = nanos.getAsLong();
        for (int i = 0; i < times; i++) {
            work.once();
        }
        return (double) (nanos.getAsLong() - started) / times;
    }
}
