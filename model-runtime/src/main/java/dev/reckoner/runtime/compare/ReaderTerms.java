package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Optional;

/** What a difference means to whoever reads the answer. */
public sealed interface ReaderTerms {
    /** The output that it is about. */
    String output();

    /** In one sentence. */
    String sentence();

    /**
     * What a difference of two outputs means, where it can be told what kind of answer the output is.
     *
     * <p>Floating-point outputs only. Outputs that are named after classes or logits are classifications, those named after
     * embeddings or hidden states embeddings. Else rows of probabilities (none negative, each sums to one) are classifications
     * and rows of length one embeddings. Otherwise {@code [batch, n]} is a classification up to 64 columns or where n is no multiple of 64, and an
     * embedding beyond, {@code [batch, tokens, n]} an embedding.
     *
     * @param isMasked true if some of the tokens are padding: those of an output {@code [batch, tokens, n]} are then compared one
     *     by one, else their mean
     * @return empty for other outputs, and where types or shapes differ
     */
    static Optional<ReaderTerms> of(String output, Tensor claimed, Tensor recomputed, boolean isMasked) {
        return AnswerKind.of(output, claimed, recomputed).map(kind -> switch (kind) {
            case CLASSIFICATION -> TopAnswer.terms(output, claimed, recomputed);
            case EMBEDDING -> Directions.terms(output, claimed, recomputed, isMasked);
        });
    }

    /**
     * One of the classes is the answer. Of several rows the first whose answer changed, else the one where it was closest.
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
     * @param similarityShift by how much the similarity to any other vector can have moved: twice the sine of half that angle
     */
    record Embedding(String output, double cosine, double similarityShift, String sentence) implements ReaderTerms {}
}
