package dev.reckoner.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameWrongAnswersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void onlyTheSameWrongBytesForTheSameInputAreShared() {
        List<SameWrongAnswers> same = SameWrongAnswers.of(List.of(
                wrong("alpha", 1, "q", "x"),
                wrong("beta", 2, "q", "x"),
                wrong("gamma", 3, "q", "y"),
                wrong("delta", 4, "r", "x")));

        assertThat(same).singleElement().satisfies(shared -> {
            assertThat(shared.parties()).containsExactly("alpha", "beta");
            assertThat(shared.questions()).containsExactly(new SameWrongAnswers.Question(digest("q"), digest("x")));
        });
    }

    @Test
    void onePartyThatRepeatsItselfSharesNothing() {
        assertThat(SameWrongAnswers.of(List.of(wrong("alpha", 1, "q", "x"), wrong("alpha", 2, "q", "x"))))
                .isEmpty();
    }

    @Test
    void manyAnswersOfTheSameTwoAreOneMeans() {
        List<SameWrongAnswers> same = SameWrongAnswers.of(List.of(
                wrong("beta", 5, "q", "x"),
                wrong("beta", 7, "r", "z"),
                wrong("alpha", 1, "q", "x"),
                wrong("alpha", 2, "r", "z"),
                wrong("alpha", 3, "r", "z")));

        List<Use> uses = same.getFirst().uses(Grade.PROVEN);

        assertThat(same).hasSize(1);
        assertThat(uses).extracting(Use::party).containsExactly("alpha", "beta");
        assertThat(uses).extracting(Use::claims).containsExactly(3L, 2L);
        assertThat(uses.get(1).first()).isEqualTo(NOON.plusSeconds(5));
        assertThat(uses.get(1).last()).isEqualTo(NOON.plusSeconds(7));
        assertThat(Group.of(Sharing.of(uses), List.of())
                        .getFirst()
                        .means()
                        .getFirst()
                        .means()
                        .kind())
                .isEqualTo(MeansKind.WRONG_ANSWER);
    }

    @Test
    void anAnswerThatMostGiveAlikeJoinsNobody() {
        List<WrongAnswer> answers = Stream.of("a", "b", "c", "d")
                .map(party -> wrong(party, 1, "q", "x"))
                .toList();

        List<Use> uses = SameWrongAnswers.of(answers).getFirst().uses(Grade.PROVEN);

        assertThat(Sharing.of(uses).means().getFirst().standing()).isEqualTo(Standing.COMMON);
    }

    private static WrongAnswer wrong(String party, int second, String input, String output) {
        return new WrongAnswer(
                party,
                party + " claim " + second,
                NOON.plusSeconds(second),
                digest(input),
                digest(output),
                digest(party + second));
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
