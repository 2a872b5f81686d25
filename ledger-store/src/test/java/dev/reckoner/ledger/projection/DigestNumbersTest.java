package dev.reckoner.ledger.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigestNumbersTest {
    private final DigestNumbers numbers = new DigestNumbers();

    @Test
    void everyNumberIsFoundAfterManyOthersWereAdded() {
        int many = 20_000;
        IntStream.rangeClosed(1, many).forEach(i -> numbers.add(digest(i), i));
        assertThat(IntStream.rangeClosed(1, many))
                .allSatisfy(i -> assertThat(numbers.candidates(digest(i))).containsExactly(i));
        assertThat(numbers.candidates(digest(many + 1))).isEmpty();
    }

    @Test
    void ofOneDigestTheFirstNumbersAreKept() {
        IntStream.rangeClosed(1, 1_000).forEach(i -> numbers.add(digest(0), i, 3));
        numbers.add(digest(1), 7, 3);
        assertThat(numbers.candidates(digest(0))).containsExactly(1, 2, 3);
        assertThat(numbers.candidates(digest(1))).containsExactly(7);
    }

    @Test
    void digestsOfTheSameFirstBitsAreToldApartByWhoeverAsks() {
        var one = Digest.ofSha256("ab".repeat(8) + "00".repeat(24));
        var other = Digest.ofSha256("ab".repeat(8) + "11".repeat(24));
        numbers.add(one, 1);
        numbers.add(other, 2);
        assertThat(numbers.candidates(one)).containsExactly(1, 2).isEqualTo(numbers.candidates(other));
    }

    private static Digest digest(int i) {
        return Digest.sha256(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
    }
}
