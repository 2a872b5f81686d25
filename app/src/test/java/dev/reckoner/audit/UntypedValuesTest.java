package dev.reckoner.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.Ledger;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import dev.reckoner.trail.opengradient.inference.UntypedTensor;
import dev.reckoner.trail.opengradient.inference.UntypedTensors;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type that a claimed value has is the model's. */
class UntypedValuesTest {
    private static final List<Long> TWO = List.of(2L);

    @TempDir
    Path folder = Path.of("");

    @Test
    void numbersBecomeWhatTheModelTakes() throws Exception {
        assertThat(input(numbers(TWO, "0.07286679744720459", "-1.5"), ElementType.FLOAT))
                .isEqualTo(Tensor.ofFloats(TWO, 0.07286679744720459f, -1.5f));
        assertThat(input(numbers(TWO, "0.07286679744720459", "-1.5"), ElementType.DOUBLE))
                .isEqualTo(Tensor.ofDoubles(TWO, 0.07286679744720459, -1.5));
        assertThat(input(numbers(TWO, "7.9", "-7.9"), ElementType.INT64)).isEqualTo(Tensor.ofLongs(TWO, 7, -7));
        assertThat(input(numbers(TWO, "2147483647", "-2147483648"), ElementType.INT32))
                .isEqualTo(Tensor.ofInts(TWO, Integer.MAX_VALUE, Integer.MIN_VALUE));
        assertThat(input(numbers(TWO, "255", "0"), ElementType.UINT8))
                .isEqualTo(Tensor.ofRaw(ElementType.UINT8, TWO, (byte) 255, (byte) 0));
        assertThat(input(numbers(List.of(1L), "18446744073709551615"), ElementType.UINT64))
                .isEqualTo(Tensor.ofRaw(ElementType.UINT64, List.of(1L), ones(8)));
    }

    @Test
    void whatTheTypeDoesNotHoldIsRefused() {
        for (var refused : List.of(
                refusal(ElementType.INT32, "2147483648"),
                refusal(ElementType.INT64, "9223372036854775808"),
                refusal(ElementType.UINT8, "256"),
                refusal(ElementType.UINT8, "-1"),
                refusal(ElementType.BOOL, "1"),
                refusal(ElementType.FLOAT16, "1"),
                refusal(ElementType.INT4, "1"),
                refusal(ElementType.STRING, "1"),
                refusal(ElementType.FLOAT, "1e-19"),
                refusal(ElementType.FLOAT, "1e+1"))) {
            assertThat(refused).isEqualTo("EX-FIXED-POINT");
        }
        assertThat(refusal(ElementType.FLOAT, "1", "2")).isEqualTo("EX-VALUE-CORRUPT");
    }

    @Test
    void textsTakeTheShapeThatFits() throws Exception {
        var texts = new UntypedTensor.Texts("x", Optional.empty(), List.of("a", "b"));
        assertThat(input(texts, info(ElementType.STRING, 2))).isEqualTo(Tensor.ofStrings(TWO, "a", "b"));
        assertThat(input(texts, info(ElementType.STRING, -1, 1)))
                .isEqualTo(Tensor.ofStrings(List.of(2L, 1L), "a", "b"));
        assertThat(input(texts, info(ElementType.STRING, 1, -1, 2)))
                .isEqualTo(Tensor.ofStrings(List.of(1L, 1L, 2L), "a", "b"));
        for (var unfit : List.of(new int[] {3}, new int[] {-1, 3}, new int[] {-1, -1}, new int[] {0, -1}, new int[0])) {
            assertThat(catchThrowableOfType(CannotRun.class, () -> input(texts, info(ElementType.STRING, unfit)))
                            .code())
                    .isEqualTo("EX-INPUT-UNSUPPORTED");
        }
        var told = new UntypedTensor.Texts("x", Optional.of(List.of(2L, 1L)), List.of("a", "b"));
        assertThat(input(told, info(ElementType.STRING, -1, -1)))
                .isEqualTo(Tensor.ofStrings(List.of(2L, 1L), "a", "b"));
    }

    @Test
    void bytesThatAreNoTensorAreToldAsThat() {
        assertThat(catchThrowableOfType(
                                CannotRun.class,
                                () -> input("{}".getBytes(StandardCharsets.UTF_8), info(ElementType.FLOAT, 1)))
                        .code())
                .isEqualTo("EX-NOT-A-TENSOR");
    }

    private String refusal(ElementType type, String... values) {
        return catchThrowableOfType(CannotRun.class, () -> input(numbers(List.of(1L), values), type))
                .code();
    }

    private Tensor input(UntypedTensor value, ElementType type) throws Exception {
        return input(value, info(type, -1));
    }

    private Tensor input(UntypedTensor value, ValueInfo declared) throws Exception {
        return input(UntypedTensors.write(value), declared);
    }

    private Tensor input(byte[] value, ValueInfo declared) throws Exception {
        var place = Files.createTempDirectory(folder, "case").resolve("case");
        try (var ledger = Ledger.create(place, "test", Instant.EPOCH)) {
            Digest held = ledger.blobs().put(value);
            var reference = new ValueReference(
                    "x", ValueReference.Kind.UNTYPED_TENSOR, Optional.empty(), Optional.empty(), Optional.of(held));
            return new UntypedValues(new CaseValues(ledger.blobs())).input(reference, declared);
        }
    }

    /** A tensor; a negative size is free. */
    private static ValueInfo info(ElementType type, int... sizes) {
        var shape = Arrays.stream(sizes)
                .mapToObj(size -> new ValueInfo.Dimension(
                        size < 0 ? OptionalLong.empty() : OptionalLong.of(size), size < 0 ? "n" : ""))
                .toList();
        return new ValueInfo("x", ValueInfo.Kind.TENSOR, "tensor", Optional.of(type), Optional.of(shape));
    }

    private static UntypedTensor numbers(List<Long> shape, String... values) {
        return new UntypedTensor.Numbers(
                "x",
                shape,
                Arrays.stream(values)
                        .map(value -> FixedPoint.of(new BigDecimal(value)))
                        .toList());
    }

    private static byte[] ones(int count) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }
}
