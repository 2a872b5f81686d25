package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private final InventedCase auditCase = new InventedCase();
    private final Neighbours neighbours = new Neighbours(auditCase);
    private final Claim claim = claim(97);

    private Claim claim(int number) {
        return auditCase
                .claim(AllClaims.of(auditCase).get(number - 1).id())
                .orElseThrow()
                .claim();
    }

    @Test
    void theNearestClaimsAreThoseWithTheLargestCosine() throws IOException {
        Tensor value = InventedDepth.values(97, false);
        var nearest = neighbours.of(claim, "embedding", value, value, 5);
        assertThat(nearest.compared()).isEqualTo(AllClaims.of(auditCase).size() - 1);
        assertThat(nearest.common()).isEqualTo(5);
        assertThat(nearest.moved()).isZero();
        assertThat(nearest.rows()).extracting(Neighbours.Row::was).containsExactly(1, 2, 3, 4, 5);
        double last = 1;
        for (Neighbours.Row row : nearest.rows()) {
            assertThat(row.claimed()).isLessThanOrEqualTo(last).isEqualTo(row.recomputed());
            assertThat(row.claimed()).isEqualTo(cosine(row, value), org.assertj.core.data.Offset.offset(1e-6));
            last = row.claimed();
        }
        // Claims of the same seventh share a topic.
        assertThat(nearest.rows()).allSatisfy(row -> assertThat(number(row) % 7).isEqualTo(97 % 7));
        assertThat(nearest.rows()).noneMatch(row -> row.claim().equals(claim.id()));
    }

    @Test
    void anotherValueHasOtherNeighboursAndTheRanksSaySo() throws IOException {
        Tensor own = InventedDepth.values(97, false);
        Tensor other = InventedDepth.values(98, false);
        var nearest = neighbours.of(claim, "embedding", own, other, 5);
        assertThat(nearest.common()).isZero();
        assertThat(nearest.rows()).allSatisfy(row -> assertThat(row.is()).isGreaterThan(5));
        assertThat(nearest.moved()).isEqualTo(5);
    }

    @Test
    void onlyClaimsWithTheSameShapeAreCompared() throws IOException {
        Tensor longer = Tensor.ofFloats(List.of(385L), new float[385]);
        assertThat(neighbours.of(claim, "embedding", longer, longer, 5).rows()).isEmpty();
        Tensor value = InventedDepth.values(97, false);
        assertThat(neighbours.of(claim, "no such output", value, value, 5).compared())
                .isZero();
        assertThat(neighbours.of(claim, "embedding", value, longer, 5).compared())
                .isZero();
    }

    @Test
    void aValueWithoutADirectionIsNearToNothing() throws IOException {
        Tensor zero = Tensor.ofFloats(List.of(1L, 384L), new float[384]);
        var nearest = neighbours.of(claim, "embedding", zero, zero, 5);
        assertThat(nearest.rows())
                .extracting(Neighbours.Row::claimed)
                .containsExactlyElementsOf(Collections.nCopies(5, 0.0));
    }

    private int number(Neighbours.Row row) {
        return Integer.parseInt(row.label().substring(2)) - 2000;
    }

    private double cosine(Neighbours.Row row, Tensor value) {
        Tensor other = InventedDepth.values(number(row), true);
        double product = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < 384; i++) {
            product += value.doubleAt(i) * other.doubleAt(i);
            a += value.doubleAt(i) * value.doubleAt(i);
            b += other.doubleAt(i) * other.doubleAt(i);
        }
        return product / Math.sqrt(a * b);
    }
}
