package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> lengths = new RecentlyUsed<>(2);
    private final AtomicInteger worked = new AtomicInteger();

    @Test
    void aValueIsWorkedOutOnce() {
        assertThat(length("one")).isEqualTo(3);
        assertThat(length("one")).isEqualTo(3);
        assertThat(worked).hasValue(1);
    }

    @Test
    void theOneNotAskedForTheLongestIsForgotten() {
        length("one");
        length("three");
        length("one");
        length("fifteen");
        assertThat(lengths.size()).isEqualTo(2);
        length("one");
        assertThat(worked).hasValue(3);
        length("three");
        assertThat(worked).hasValue(4);
    }

    @Test
    void whatCannotBeWorkedOutIsNotRemembered() {
        assertThatThrownBy(() -> lengths.get("x", () -> {
                    throw new IOException("no");
                }))
                .isInstanceOf(IOException.class);
        assertThat(lengths.size()).isZero();
    }

    private int length(String text) {
        return lengths.get(text, () -> {
            worked.incrementAndGet();
            return text.length();
        });
    }
}
