package dev.reckoner.ledger.projection;

import java.util.BitSet;
import java.util.stream.IntStream;

/** A set of claims by their numbers, at a bit for each claim of the case. Immutable. */
public final class ClaimNumbers {
    /** No claim. */
    public static final ClaimNumbers NONE = new ClaimNumbers(new BitSet());

    private final BitSet numbers;

    private ClaimNumbers(BitSet numbers) {
        this.numbers = numbers;
    }

    /** These, as they are now. */
    public static ClaimNumbers of(BitSet numbers) {
        return new ClaimNumbers((BitSet) numbers.clone());
    }

    /** True if the claim of that number is one of them. */
    public boolean has(long number) {
        return number >= 0 && number <= Integer.MAX_VALUE && numbers.get((int) number);
    }

    /** How many they are. */
    public int size() {
        return numbers.cardinality();
    }

    /** Ascending. */
    public IntStream stream() {
        return numbers.stream();
    }

    /** These and the others. */
    public ClaimNumbers and(ClaimNumbers others) {
        var both = toSet();
        both.or(others.numbers);
        return new ClaimNumbers(both);
    }

    /** These without the others. */
    public ClaimNumbers without(ClaimNumbers others) {
        var rest = toSet();
        rest.andNot(others.numbers);
        return new ClaimNumbers(rest);
    }

    /** A set of its own, to be changed. */
    BitSet toSet() {
        return (BitSet) numbers.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimNumbers that && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return size() + " claims";
    }
}
