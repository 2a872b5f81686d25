package dev.reckoner.crypto.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reckoner.crypto.Cosigner;
import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.crypto.SignedNote;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WitnessPolicyTest {
    private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    private final MadeLog log = new MadeLog();
    private final List<Cosigner> witnesses = IntStream.rangeClosed(1, 6)
            .mapToObj(number -> MadeLog.witness("witness.example/" + number))
            .toList();

    /** The file, in which {@code $1} to {@code $6} stand for the witnesses' keys and {@code $log} for the log's. */
    private byte[] file(String text) {
        String file = text.replace("$log", log.signer.key().toString());
        for (int i = 0; i < witnesses.size(); i++) {
            file = file.replace("$" + (i + 1), witnesses.get(i).key().toString());
        }
        return file.getBytes(StandardCharsets.UTF_8);
    }

    private WitnessPolicy policy(String text) {
        return WitnessPolicy.parse(file(text));
    }

    private SignedNote cosigned(int... by) {
        SignedNote note = log.signed(7);
        for (int witness : by) {
            note = note.with(witnesses.get(witness - 1).cosign(MadeLog.head(7), TIME.plusSeconds(witness)));
        }
        return note;
    }

    private static Endorsement.Standing standing(WitnessPolicy policy, SignedNote note) {
        return policy.judge(note).standing();
    }

    @Test
    void theExampleOfC2spNeedsTwoOfOneGroupAndOneOfTheOther() {
        WitnessPolicy policy = policy("""
                log $log

                witness X1 $1
                witness X2 $2
                witness X3 $3
                group X-witnesses 2 X1 X2 X3

                witness Y1 $4
                witness Y2 $5
                witness Y3 $6
                group Y-witnesses any Y1 Y2 Y3

                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """);
        assertThat(standing(policy, cosigned(1, 3, 6))).isEqualTo(Endorsement.Standing.VALID);
        assertThat(standing(policy, cosigned(1, 2, 3, 4, 5, 6))).isEqualTo(Endorsement.Standing.VALID);
        assertThat(standing(policy, cosigned(1, 2, 3))).isEqualTo(Endorsement.Standing.NO_QUORUM);
        assertThat(standing(policy, cosigned(1, 4, 5, 6))).isEqualTo(Endorsement.Standing.NO_QUORUM);
        assertThat(standing(policy, cosigned())).isEqualTo(Endorsement.Standing.NO_QUORUM);
    }

    @Test
    void itSaysWhoCosignedAndWhen() {
        WitnessPolicy policy = policy("log $log\nwitness a $1\nwitness b $2\nwitness c $3\nquorum b\n");
        Endorsement judged = policy.judge(cosigned(3, 2));
        assertThat(judged.cosigned().keySet()).extracting(Witness::name).containsExactly("b", "c");
        assertThat(judged.cosigned().values())
                .extracting(java.util.Optional::orElseThrow)
                .containsExactly(TIME.plusSeconds(2), TIME.plusSeconds(3));
    }

    @Test
    void aWitnessThatCosignedTwiceCountsOnce() {
        WitnessPolicy policy = policy("log $log\nwitness a $1\nwitness b $2\ngroup both 2 a b\nquorum both\n");
        SignedNote twice = cosigned(1).with(witnesses.getFirst().cosign(MadeLog.head(7), TIME.plusSeconds(99)));
        assertThat(standing(policy, twice)).isEqualTo(Endorsement.Standing.NO_QUORUM);
    }

    @Test
    void withoutAQuorumTheLogAloneIsEnough() {
        assertThat(standing(policy("log $log\nquorum none\n"), cosigned())).isEqualTo(Endorsement.Standing.VALID);
        assertThat(standing(WitnessPolicy.of(log.signer.key()), cosigned())).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void witnessesDoNotReplaceTheLog() {
        WitnessPolicy policy = policy("witness a $1\nquorum a\n");
        assertThat(standing(policy, cosigned(1))).isEqualTo(Endorsement.Standing.NOT_SIGNED);
        assertThat(standing(policy.with(log.signer.key()), cosigned(1))).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void aLogMaySignWithMlDsa() {
        var pair = Signatures.newMlDsa44();
        var key = MlDsaCosignerKey.of(MadeLog.ORIGIN, pair.getPublic());
        SignedNote note =
                log.signer.with(key, pair.getPrivate()).sign(MadeLog.head(7).text());
        assertThat(standing(policy("log " + key + "\nquorum none\n"), note)).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void aKeyOfALogSpeaksForTheOriginOfItsNameAlone() {
        var other = new MadeLog();
        NoteKey key = other.signer.key();
        SignedNote note = new SignedNote(MadeLog.head(7).text().replace("case", "other"), List.of());
        SignedNote signed = other.signer.sign(note.text());
        assertThat(signed.isSignedBy(key)).isTrue();
        assertThat(standing(WitnessPolicy.of(key), signed)).isEqualTo(Endorsement.Standing.NOT_SIGNED);
    }

    @Test
    void oneBadSignatureByAKnownKeySpoilsTheNoteAndOneByAStrangerDoesNot() {
        WitnessPolicy policy = policy("log $log\nwitness a $1\nwitness b $2\ngroup any any a b\nquorum any\n");
        NoteSignature real = witnesses.get(1).cosign(MadeLog.head(8), TIME);
        SignedNote bad = cosigned(1).with(real);
        assertThat(policy.judge(bad).standing()).isEqualTo(Endorsement.Standing.BADLY_SIGNED);
        assertThat(policy.judge(bad).culprit()).contains(witnesses.get(1).key());
        SignedNote strange = cosigned(1).with(witnesses.get(2).cosign(MadeLog.head(8), TIME));
        assertThat(standing(policy, strange)).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void spacesTabsCommentsAndUrlsArePassedOver() {
        WitnessPolicy policy = policy(
                "\n# why\n\t # and why not\nlog $log https://log.example/\n\twitness \t a  $1   https://w.example/  \n\n  quorum\ta\n");
        assertThat(standing(policy, cosigned(1))).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void namesAreOctetsAndKeywordsAreNames() {
        byte[] file = file("witness all $1\nwitness @ $2\ngroup group 2 all @\nquorum group\nlog $log\n");
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '@') {
                file[i] = (byte) 0x80;
            }
        }
        assertThat(standing(WitnessPolicy.parse(file), cosigned(1, 2))).isEqualTo(Endorsement.Standing.VALID);
    }

    @Test
    void whatIsNotAPolicyIsRefusedWithTheLine() {
        String plain = log.signer.key().toString();
        String same = new Ed25519CosignerKey(
                        "another.name", witnesses.getFirst().key().key())
                .toString();
        for (String bad : List.of(
                "",
                "witness a $1\n",
                "quorum none",
                "quorum none\nquorum none\n",
                "quorum a\nwitness a $1\n",
                "quorum\n",
                "quorum none none\n",
                "quibble\nquorum none\n",
                "log\nquorum none\n",
                "log $log url extra\nquorum none\n",
                "log garbage\nquorum none\n",
                "log $1\nquorum none\n",
                "log $log\nlog $log url\nquorum none\n",
                "witness a\nquorum none\n",
                "witness a " + plain + "\nquorum a\n",
                "witness a $1 url # comment\nquorum a\n",
                "witness none $1\nquorum none\n",
                "witness a $1\nwitness a $2\nquorum a\n",
                "witness a $1\nwitness b $1\nquorum a\n",
                "witness a $1\nwitness b " + same + "\nquorum a\n",
                "witness a $1\ngroup a any a\nquorum a\n",
                "witness a $1\ngroup none any a\nquorum none\n",
                "witness a $1\ngroup g 1\nquorum a\n",
                "witness a $1\ngroup g 0 a\nquorum g\n",
                "witness a $1\ngroup g 01 a\nquorum g\n",
                "witness a $1\ngroup g -1 a\nquorum g\n",
                "witness a $1\ngroup g 2 a\nquorum g\n",
                "witness a $1\ngroup g some a\nquorum g\n",
                "witness a $1\ngroup g any b\nquorum g\n",
                "group g any a\nwitness a $1\nquorum g\n",
                "witness a $1\ngroup g any g\nquorum g\n",
                "witness a $1\ngroup g any none\nquorum g\n",
                "witness a $1\ngroup g all a a\nquorum g\n",
                "witness a $1\ngroup g any a\ngroup h any a\nquorum h\n",
                "quorum none\r\n",
                "quorum none\n\u0001\n",
                "# \u007f\nquorum none\n")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> policy(bad));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy("\nquibble\nquorum none\n"))
                .withMessageStartingWith("Line 2: ");
    }

    @Test
    void asManyAsC2spAsksForAreRead() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            lines.add("witness w" + i + " "
                    + MadeLog.witness("witness.example/" + i).key());
            lines.add("group g" + i + " any w" + i + (i == 0 ? "" : " g" + (i - 1)));
            lines.add("log " + new MadeLog().signer.key());
        }
        lines.add("quorum g31\n");
        assertThat(policy(String.join("\n", lines)).witnesses()).hasSize(32);
    }

    @Test
    void groupsWithinGroupsEndSomewhere() {
        StringBuilder deep = new StringBuilder("witness w $1\ngroup g0 any w\n");
        for (int i = 1; i < 300; i++) {
            deep.append("group g").append(i).append(" any g").append(i - 1).append('\n');
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(deep + "quorum g299\n"))
                .withMessageContaining("256 groups");
    }
}
