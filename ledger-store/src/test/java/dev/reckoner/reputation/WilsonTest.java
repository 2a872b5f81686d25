package dev.reckoner.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reckoner.Vectors;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WilsonTest {
    /** Newcombe 1998, table I. */
    @Test
    void intervalsAreThoseInPrint() {
        assertInterval(81, 263, 0.2553, 0.3662);
        assertInterval(15, 148, 0.0624, 0.1605);
    }

    @Test
    void intervalsAreThoseOfTheReference() throws IOException {
        JsonNode reference = new ObjectMapper()
                .readTree(Vectors.file("statistics-reputation-reference.json").toFile())
                .required("wilson");
        assertThat(reference).hasSize(6);
        for (JsonNode each : reference) {
            Band interval = Wilson.of(
                    each.required("k").asLong(),
                    each.required("n").asLong(),
                    each.required("z").asDouble());
            assertThat(interval.low()).isCloseTo(each.required("lo").asDouble(), within(1e-12));
            assertThat(interval.high()).isCloseTo(each.required("hi").asDouble(), within(1e-12));
        }
    }

    @Test
    void aShareIsOfSomething() {
        assertThatThrownBy(() -> Wilson.of(0, 0, Wilson.Z_95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(3, 2, Wilson.Z_95)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.of(-1, 2, Wilson.Z_95)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertInterval(long good, long all, double low, double high) {
        Band interval = Wilson.of(good, all, Wilson.Z_95);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }
}
