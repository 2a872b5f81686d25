package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;

/**
 * What a proof against a root establishes.
 *
 * @param <T> what is proven to be there
 */
public sealed interface Proof<T> {
    /**
     * The root commits to this value under the key asked for.
     *
     * @param value what is there
     */
    record Present<T>(T value) implements Proof<T> {}

    /** The root commits to there being nothing under the key. */
    record Absent<T>() implements Proof<T> {}

    /**
     * Nothing is established.
     *
     * @param reason its kind
     * @param sentence what is wrong, for a person
     */
    record NotProven<T>(Reason reason, String sentence) implements Proof<T> {}

    /** Why nothing is established. */
    enum Reason {
        /** The proof stops before the key is reached. */
        MISSING_NODE,
        /** The nodes that are there are not the ones that the root, or the node above, names. */
        WRONG_HASH,
        /** A node, or the root, is not what the format prescribes. */
        MALFORMED_NODE,
        /** The proof holds nodes that lie on no way to the key. */
        SUPERFLUOUS_NODE,
        /** No trie of this kind has such a key: an address not of 20 bytes, a slot not of 32, a negative index. */
        MALFORMED_KEY,
        /** There is a value, proven, but it is not one of the kind that was asked for. */
        UNREADABLE_VALUE,
    }

    /** How a proven value is understood. */
    interface Reader<T, U> {
        /** What the value stands for, or why it stands for nothing. */
        U read(T value) throws MalformedDocumentException;
    }

    /** The same finding about what the value stands for; a value that cannot be read is {@link Reason#UNREADABLE_VALUE}. */
    default <U> Proof<U> read(Reader<? super T, ? extends U> reader) {
        return switch (this) {
            case Present<T> present -> {
                try {
                    yield new Present<>(reader.read(present.value()));
                } catch (MalformedDocumentException e) {
                    yield new NotProven<>(Reason.UNREADABLE_VALUE, e.sentence());
                }
            }
            case Absent<T> absent -> new Absent<>();
            case NotProven<T> not -> new NotProven<>(not.reason(), not.sentence());
        };
    }
}
