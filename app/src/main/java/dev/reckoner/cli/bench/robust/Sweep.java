package dev.reckoner.cli.bench.robust;

import dev.reckoner.cli.bench.robust.Fate.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a target's bits, each changed alone.
 *
 * @param name the target's
 * @param counts how many changes had which fate
 * @param places for fates that name one: how many changes there
 */
public record Sweep(String name, Map<Kind, Integer> counts, SortedMap<String, Integer> places) {
    /** Changes every bit, or every so many-th. */
    public static Sweep of(Target target, int stride) throws IOException {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        SortedMap<String, Integer> places = new TreeMap<>();
        byte[] content = target.content();
        for (long bit = 8L * target.from(); bit < 8L * target.to(); bit += stride) {
            byte mask = (byte) (1 << bit % 8);
            content[(int) (bit / 8)] ^= mask;
            Fate fate = target.fate(content);
            content[(int) (bit / 8)] ^= mask;
            counts.merge(fate.kind(), 1, Integer::sum);
            if (!fate.place().isEmpty()) {
                places.merge(fate.kind().words() + ": " + fate.place(), 1, Integer::sum);
            }
        }
        return new Sweep(target.name(), counts, places);
    }

    /** How many changes were tried. */
    public int changed() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many had that fate. */
    public int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** The line for people. */
    public String line() {
        return name + ": " + changed() + " changed; "
                + Arrays.stream(Kind.values())
                        .map(kind -> kind.words() + " " + count(kind))
                        .collect(Collectors.joining(", "));
    }
}
