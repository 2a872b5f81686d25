package dev.reckoner.trail.opengradient.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntypedTensorsTest {
    private static final BigInteger LARGEST = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);

    @Test
    void numbersKeepEveryDigitOfBothParts() throws TrailFormatException {
        var tensor = new UntypedTensor.Numbers(
                "open \"x\"",
                List.of(1L, 4L, 0xffff_ffffL),
                List.of(
                        fixed(BigInteger.valueOf(150), BigInteger.TWO),
                        fixed(LARGEST.negate(), LARGEST),
                        fixed(BigInteger.ZERO, BigInteger.valueOf(-3))));
        assertThat(text(tensor))
                .isEqualTo(
                        "{\"name\":\"open \\\"x\\\"\",\"shape\":[1,4,4294967295],\"type\":\"number\",\"values\":[\"150e-2\",\"-"
                                + LARGEST + "e-" + LARGEST + "\",\"0e3\"]}");
        assertThat(UntypedTensors.read(UntypedTensors.write(tensor))).isEqualTo(tensor);
    }

    @Test
    void textsHaveAShapeOnlyWhereItIsTold() throws TrailFormatException {
        for (Optional<List<Long>> shape : List.of(Optional.<List<Long>>empty(), Optional.of(List.of(2L, 1L)))) {
            var tensor = new UntypedTensor.Texts("s", shape, List.of("", "ü\u0000"));
            assertThat(UntypedTensors.read(UntypedTensors.write(tensor))).isEqualTo(tensor);
        }
        var none = new UntypedTensor.Texts("s", Optional.of(List.of(0L)), List.of());
        assertThat(UntypedTensors.read(UntypedTensors.write(none))).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "{\"type\":\"number\"}",
                "{\"type\":\"text\",\"name\":\"x\",\"shape\":[],\"values\":[]}",
                "{\"type\":\"number\",\"name\":1,\"shape\":[],\"values\":[]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[-1],\"values\":[]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[1.5],\"values\":[]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[4294967296],\"values\":[]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[],\"values\":[1]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[],\"values\":[\"1\"]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[],\"values\":[\"1.0e0\"]}",
                "{\"type\":\"number\",\"name\":\"x\",\"shape\":[],\"values\":[\"1e99999999999999999999999999999999999999999\"]}",
                "{\"type\":\"string\",\"name\":\"x\",\"values\":[1]}",
                "{\"type\":\"string\",\"name\":\"x\",\"values\":{}}",
            })
    void whatIsNoTensorIsRefused(String json) {
        var told = catchThrowableOfType(
                TrailFormatException.class, () -> UntypedTensors.read(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(told.code()).startsWith("TR-JSON");
    }

    private static String text(UntypedTensor tensor) {
        return new String(UntypedTensors.write(tensor), StandardCharsets.UTF_8);
    }

    private static FixedPoint fixed(BigInteger value, BigInteger decimals) {
        return new FixedPoint(value, decimals);
    }
}
