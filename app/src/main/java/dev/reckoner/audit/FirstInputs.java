package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The claims of a case by their first input, by which records name the members of a batch. All claims are read once, when first
 * asked for.
 */
final class FirstInputs {
    private static final int PAGE = 1_024;

    /** The other bits of a word are the number of the claim. */
    private static final int DIGEST_BITS = 36;

    private static final long NUMBER = (1L << (Long.SIZE - DIGEST_BITS)) - 1;

    private final ClaimRows claims;

    /** For each digest its first bits, then the number of the claim; ascending. Empty until it is needed. */
    private long[] index = {};

    private boolean read;

    FirstInputs(ClaimRows claims) {
        this.claims = claims;
    }

    /** The digests under which a record may name the claim's input: of the file, as signed and as held, and of the tensor. */
    static List<Digest> of(Claim claim) {
        return claim.inputs().isEmpty() ? List.of() : names(claim.inputs().getFirst());
    }

    /** The same of any input. */
    static List<Digest> names(ValueReference input) {
        return Stream.of(input.claimed(), input.held(), input.tensor())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /**
     * Other claims whose first input that is.
     *
     * @param than the claim whose neighbours are looked for; those nearest to it come first
     * @param most how many are looked at
     */
    List<Claim> others(Digest input, Claim than, int most) throws IOException {
        var own = claims.row(than.id());
        long near = own.isEmpty() ? 0 : own.get().number();
        var found = new ArrayList<Claim>();
        for (long number : numbers(input, near, most)) {
            var row = claims.table().row(number);
            if (row.isPresent()) {
                var claim = claims.made(row.get()).claim();
                if (!claim.id().equals(than.id()) && of(claim).contains(input)) {
                    found.add(claim);
                }
            }
        }
        return found;
    }

    private List<Long> numbers(Digest input, long near, int most) throws IOException {
        if (!read) {
            index = read();
            read = true;
        }
        long first = word(input, 0);
        int at = Arrays.binarySearch(index, first);
        var numbers = new ArrayList<Long>();
        for (int i = at < 0 ? -at - 1 : at; i < index.length && index[i] <= (first | NUMBER); i++) {
            numbers.add(index[i] & NUMBER);
        }
        return numbers.stream()
                .distinct()
                .sorted(Comparator.comparingLong((Long number) -> Math.abs(number - near))
                        .thenComparing(number -> number))
                .limit(most)
                .toList();
    }

    private long[] read() throws IOException {
        var words = new long[PAGE];
        int count = 0;
        long from = 0;
        for (var rows = claims.table().rows(from, PAGE);
                !rows.isEmpty();
                rows = claims.table().rows(from, PAGE)) {
            for (var row : rows) {
                from = row.number() + 1;
                for (var digest : of(claims.made(row).claim())) {
                    words = count == words.length ? Arrays.copyOf(words, 2 * count) : words;
                    words[count++] = word(digest, row.number());
                }
            }
        }
        var all = Arrays.copyOf(words, count);
        Arrays.sort(all);
        return all;
    }

    /** Not negative, so that words are in the order of the digests. */
    private static long word(Digest digest, long number) {
        long bits = Long.parseUnsignedLong(digest.hex().substring(0, Long.SIZE / 4), 16) >>> 1;
        return (bits & ~NUMBER) | (number & NUMBER);
    }
}
