package dev.reckoner.policy.file;

import static dev.reckoner.policy.Policies.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.policy.Policies;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to do harm end with a problem, and with nothing else. */
class HostilePolicyTest {
    private static String codes(PolicyReading reading) {
        assertThat(reading.policy()).isEmpty();
        return reading.problems().stream().map(PolicyProblem::code).distinct().collect(Collectors.joining(" "));
    }

    private static String codes(String text) {
        return codes(PolicyFile.read(text, VOCABULARY));
    }

    @Test
    void aFileOfTenMegabytesIsNotRead() {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) '#');
        assertThat(codes(PolicyFile.read(large, VOCABULARY))).isEqualTo("PO-LIMIT");
        assertThat(codes(new String(large, StandardCharsets.US_ASCII))).isEqualTo("PO-LIMIT");
    }

    @Test
    void aliasesThatGrowAreRefusedAtTheFirst() {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(codes(bomb.toString())).isEqualTo("PO-SYNTAX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "{? ", "- ", "? "})
    void deepNestingIsRefused(String opening) {
        String text = opening.repeat(PolicyFile.BYTES / opening.length());
        assertThat(codes(text)).isEqualTo("PO-LIMIT");
    }

    @Test
    void nestingByIndentationIsRefusedToo() {
        String text =
                IntStream.range(0, 300).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
        assertThat(codes(text)).isEqualTo("PO-LIMIT");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] binary = new byte[4096];
        new Random(7).nextBytes(binary);
        assertThat(codes(PolicyFile.read(binary, VOCABULARY))).isEqualTo("PO-SYNTAX");
    }

    @Test
    void controlCharactersAreToldInTheirPlace() {
        assertThat(PolicyFile.read("policy: p\nversion: 1\nfresh\u0000ness: 1h\n", VOCABULARY)
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo(6);
                    assertThat(problem.sentence()).contains("U+0000");
                });
    }

    @Test
    void namesMayNotHideWhatTheySay() {
        assertThat(codes("policy: p\nversion: 1\nwitnesses: {k: 1, of: [\"har\u202Ebour\"]}"))
                .isEqualTo("PO-VALUE");
        assertThat(codes("policy: p\nversion: 1\nwitnesses: {k: 1, of: [\"har\\nbour\"]}"))
                .isEqualTo("PO-VALUE");
    }

    @Test
    void longListsAreRefused() {
        String names = IntStream.rangeClosed(0, PolicyFile.NAMES)
                .mapToObj(i -> "w" + i)
                .collect(Collectors.joining(","));
        assertThat(codes("policy: p\nversion: 1\nwitnesses: {k: 1, of: [" + names + "]}"))
                .isEqualTo("PO-LIMIT");
    }

    @Test
    void noMoreProblemsAreToldThanAPersonReads() {
        String keys = IntStream.range(0, 5000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        assertThat(PolicyFile.read(keys, VOCABULARY).problems()).hasSize(PolicyFile.PROBLEMS);
    }

    @Test
    void aKeyAsLongAsTheFileIsToldShort() {
        var problem = PolicyFile.read("\"" + "x".repeat(200_000) + "\": 1\nversion: 1", VOCABULARY)
                .problems();
        assertThat(problem)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.sentence()).hasSizeLessThan(200));
    }

    @Test
    void everyBeginningAndEveryDamagedCopyOfAPolicyIsReadOrRefused() {
        var random = new Random(99);
        String text = Policies.EVERYTHING;
        for (int i = 0; i < text.length(); i++) {
            var start = PolicyFile.read(text.substring(0, i), VOCABULARY);
            assertThat(start.policy().isEmpty()).isEqualTo(!start.problems().isEmpty());
            char odd = "{}[]:,&*!|>'\"%@`#-?\t\n \u0085\uFFFD".charAt(random.nextInt(23));
            var damaged = PolicyFile.read(text.substring(0, i) + odd + text.substring(i + 1), VOCABULARY);
            assertThat(damaged.policy().isEmpty()).isEqualTo(!damaged.problems().isEmpty());
        }
    }
}
