package dev.reckoner.runtime.compare;

/** What a difference means to whoever reads the answer. */
public sealed interface ReaderTerms {
    /** The output that it is about. */
    String output();

    /** In one sentence. */
    String sentence();

    /**
     * One of the classes is the answer.
     *
     * @param claimed index of the largest element of the claimed output
     * @param recomputed likewise of the recomputed one
     * @param margin by how much the recomputed answer leads over the next class
     * @param shift largest |claimed - recomputed| of an element
     */
    record Classification(String output, long claimed, long recomputed, double margin, double shift, String sentence)
            implements ReaderTerms {}

    /**
     * The direction of a vector is the answer.
     *
     * @param cosine of the angle between the claimed and the recomputed vector, the smallest over the rows
     * @param similarityShift by how much the similarity to any other vector can have moved: the sine of that angle
     */
    record Embedding(String output, double cosine, double similarityShift, String sentence) implements ReaderTerms {}
}
