package dev.reckoner.cli.bench.robust;

/**
 * What became of evidence with a bit changed.
 *
 * @param kind what
 * @param place where the bit is, in words; only for {@link Kind#SAME}, {@link Kind#UNSIGNED} and {@link Kind#ACCEPTED}
 */
public record Fate(Kind kind, String place) {
    /** The kinds, in the order in which they are printed. */
    public enum Kind {
        /** It is read as no evidence of that format. */
        REFUSED("refused to read"),
        /** It is another item, and its signature or a hash does not hold. */
        OTHER_ID("other id"),
        /** It is the same item, and its signature or a hash does not hold. */
        INVALID("found invalid"),
        /** The bit makes no difference to any value: an upper-case digit, a spare bit of base64. */
        SAME("the same value written otherwise"),
        /** The bit is in a part that nobody signed and that is said not to be covered. */
        UNSIGNED("outside everything signed"),
        /** It passes although a signed value is another. */
        ACCEPTED("accepted");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    static Fate of(Kind kind) {
        return new Fate(kind, "");
    }
}
