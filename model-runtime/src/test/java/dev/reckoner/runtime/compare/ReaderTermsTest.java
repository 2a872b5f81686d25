package dev.reckoner.runtime.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reckoner.runtime.compare.ReaderTerms.Classification;
import dev.reckoner.runtime.compare.ReaderTerms.Embedding;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTermsTest {
    @Test
    void anAnswerThatChangedIsTold() {
        Tensor own = Tensor.ofFloats(List.of(2L, 3L), 0.1f, 0.6f, 0.3f, 0.7f, 0.2f, 0.1f);
        Tensor claimed = Tensor.ofFloats(List.of(2L, 3L), 0.1f, 0.6f, 0.3f, 0.2f, 0.7f, 0.1f);
        Classification terms = classification("output", claimed, own);

        assertThat(terms.claimed()).isEqualTo(1);
        assertThat(terms.recomputed()).isZero();
        assertThat(terms.margin()).isCloseTo(0.5, within(1e-6));
        assertThat(terms.sentence())
                .isEqualTo("The top answer is another in 1 of 2 rows: the claim puts class 1 first, the recomputed"
                        + " output class 0, by 0.500 in row 1.");
    }

    @Test
    void anAnswerThatStayedIsToldWithItsMargin() {
        Tensor own = Tensor.ofFloats(List.of(1L, 2L), 2.5f, -1);
        Classification terms = classification("logits", Tensor.ofFloats(List.of(1L, 2L), 2.25f, -1), own);

        assertThat(terms.margin()).isEqualTo(3.5);
        assertThat(terms.shift()).isEqualTo(0.25);
        assertThat(terms.sentence())
                .isEqualTo("The top answer is the same: class 0 leads by 3.50, and no score differs by more than"
                        + " 0.250 there.");
    }

    @Test
    void theClosestOfSeveralRowsIsTold() {
        Tensor own = Tensor.ofFloats(List.of(2L, 2L), 5, 1, 1.1f, 1);
        Classification terms = classification("logits", Tensor.ofFloats(List.of(2L, 2L), 5.1f, 1, 1.1f, 1), own);

        assertThat(terms.margin()).isCloseTo(0.1, within(1e-6));
        assertThat(terms.sentence()).startsWith("The top answers of all 2 rows are the same");
    }

    @Test
    void similarityMovesByTheDistanceOnTheUnitSphere() {
        Tensor own = Tensor.ofFloats(List.of(2L, 2L), 1, 0, 0, 2);
        Tensor claimed = Tensor.ofFloats(List.of(2L, 2L), 3, 0, 2, 2);
        Embedding terms = (Embedding)
                ReaderTerms.of("sentence_embedding", claimed, own, false).orElseThrow();

        assertThat(terms.cosine()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(terms.similarityShift()).isCloseTo(2 * Math.sin(Math.PI / 8), within(1e-12));
        assertThat(terms.sentence()).startsWith("The vector of row 1, the farthest of 2, has a cosine of 0.70711");
    }

    @Test
    void aTinyAngleIsNotLostInTheCosine() {
        float[] values = floats(384);
        Tensor own = Tensor.ofFloats(List.of(1L, 384L), values.clone());
        values[0] += 1e-5f;
        Embedding terms =
                (Embedding) ReaderTerms.of("embedding", Tensor.ofFloats(List.of(1L, 384L), values), own, false)
                        .orElseThrow();

        assertThat(terms.similarityShift()).isBetween(1e-7, 1e-6);
        assertThat(terms.cosine()).isLessThanOrEqualTo(1);
    }

    /** Two tokens that changed places have the same mean, and not the same vectors. */
    @Test
    void tokensArePooledUnlessSomeArePadding() {
        Tensor own = Tensor.ofFloats(List.of(1L, 2L, 2L), 1, 0, 0, 1);
        Tensor swapped = Tensor.ofFloats(List.of(1L, 2L, 2L), 0, 1, 1, 0);
        Embedding pooled = (Embedding)
                ReaderTerms.of("last_hidden_state", swapped, own, false).orElseThrow();
        Embedding each = (Embedding)
                ReaderTerms.of("last_hidden_state", swapped, own, true).orElseThrow();

        assertThat(pooled.similarityShift()).isZero();
        assertThat(each.cosine()).isCloseTo(0, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1,384,EMBEDDING", "1,2,CLASSIFICATION", "4,1000,CLASSIFICATION", "1,64,CLASSIFICATION"})
    void whatNothingIsKnownOfIsToldByItsShape(long rows, long columns, AnswerKind kind) {
        Tensor own = Tensor.ofFloats(List.of(rows, columns), floats((int) (rows * columns)));

        assertThat(AnswerKind.of("output_0", own, own)).contains(kind);
    }

    @Test
    void otherValuesHaveNoTerms() {
        Tensor whole = Tensor.ofLongs(List.of(1L, 2L), 1, 2);
        Tensor picture = Tensor.ofFloats(List.of(1L, 1L, 1L, 2L), 1, 2);
        Tensor row = Tensor.ofFloats(List.of(1L, 2L), 1, 2);

        assertThat(ReaderTerms.of("logits", whole, whole, false)).isEmpty();
        assertThat(ReaderTerms.of("logits", picture, picture, false)).isEmpty();
        assertThat(ReaderTerms.of("logits", Tensor.ofFloats(List.of(2L, 1L), 1, 2), row, false))
                .isEmpty();
    }

    private static Classification classification(String output, Tensor claimed, Tensor own) {
        return (Classification) ReaderTerms.of(output, claimed, own, false).orElseThrow();
    }

    private static float[] floats(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
