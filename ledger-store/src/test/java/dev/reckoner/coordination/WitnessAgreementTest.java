package dev.reckoner.coordination;

import static dev.reckoner.coordination.Statement.Stance.CONFIRMS;
import static dev.reckoner.coordination.Statement.Stance.CONTRADICTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WitnessAgreementTest {
    @Test
    void theMatrixSaysWhoConfirmedAndWhoContradictedWhomOnWhichClaims() {
        WitnessAgreement agreement = WitnessAgreement.of(List.of(
                says("w2", "c1", CONFIRMS),
                says("w1", "c1", CONFIRMS),
                says("w1", "c2", CONTRADICTS),
                says("w2", "c2", CONTRADICTS),
                says("w1", "c3", CONTRADICTS),
                says("w2", "c3", CONFIRMS),
                says("w1", "c4", CONFIRMS),
                says("w3", "c1", CONTRADICTS),
                says("w4", "c9", CONFIRMS)));

        assertThat(agreement.witnesses()).containsExactly("w1", "w2", "w3", "w4");
        assertThat(agreement.pairs())
                .extracting(WitnessPair::first, WitnessPair::second, WitnessPair::common, WitnessPair::agreed)
                .containsExactly(tuple("w1", "w2", 3, 2), tuple("w1", "w3", 1, 0), tuple("w2", "w3", 1, 0));
        assertThat(agreement.pairs().getFirst().disagreed())
                .containsExactly(new WitnessPair.Disagreement(
                        "c3", "w2", "w1", List.of(ground("w2c3CONFIRMS"), ground("w1c3CONTRADICTS"))));
    }

    @Test
    void aWitnessOfTwoMindsIsNamedAndItsClaimCountsForNobody() {
        WitnessAgreement agreement = WitnessAgreement.of(
                List.of(says("w1", "c1", CONFIRMS), says("w1", "c1", CONTRADICTS), says("w2", "c1", CONFIRMS)));

        assertThat(agreement.ofTwoMinds()).containsExactly(new WitnessAgreement.SelfContradiction("w1", "c1"));
        assertThat(agreement.pairs()).isEmpty();
    }

    @Test
    void whatIsSaidTwiceIsSaidOnce() {
        WitnessAgreement agreement = WitnessAgreement.of(
                List.of(says("w1", "c1", CONFIRMS), says("w1", "c1", CONFIRMS), says("w2", "c1", CONFIRMS)));

        assertThat(agreement.pairs().getFirst().common()).isEqualTo(1);
    }

    /** Cohen's table of 1960: observed agreement 0.70, of chance 0.50, kappa 0.4. */
    @Test
    void kappaIsTheAgreementBeyondChance() {
        Kappa kappa = Kappa.of(20, 5, 10, 15);

        assertThat(kappa)
                .isInstanceOfSatisfying(
                        Kappa.Value.class, value -> assertThat(value.value()).isEqualTo(0.4, withPrecision(1e-12)));
    }

    @Test
    void kappaIsNotGivenForFewClaimsNorWhereAWitnessAlwaysSaysTheSame() {
        assertThat(Kappa.of(10, 2, 2, 5)).isEqualTo(new Kappa.TooFewClaims());
        assertThat(Kappa.of(90, 10, 0, 0)).isEqualTo(new Kappa.OneSided());
        assertThat(Kappa.of(90, 0, 10, 0)).isEqualTo(new Kappa.OneSided());
        assertThat(Kappa.of(0, 0, 0, 50)).isEqualTo(new Kappa.OneSided());
    }

    @Test
    void theOrderOfStatementsChangesNothing() {
        Random random = new Random(4);
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            statements.add(says(
                    "w" + random.nextInt(5), "c" + random.nextInt(60), random.nextBoolean() ? CONFIRMS : CONTRADICTS));
        }
        WitnessAgreement agreement = WitnessAgreement.of(statements);

        Collections.shuffle(statements, random);

        assertThat(WitnessAgreement.of(statements)).isEqualTo(agreement);
    }

    private static Statement says(String witness, String claim, Statement.Stance stance) {
        return new Statement(witness, claim, stance, ground(witness + claim + stance));
    }

    private static Digest ground(String name) {
        return Digest.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
