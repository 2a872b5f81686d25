package dev.reckoner.crypto.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reckoner.crypto.GoLog;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.crypto.NoteKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CosignRequestTest {
    /** The example of the C2SP tlog-witness text. */
    private static final String EXAMPLE = """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
            """;

    private final MadeLog log = new MadeLog();

    private CosignRequest request(int oldSize, int size) {
        List<byte[]> proof = oldSize == 0 ? List.of() : MerkleTree.consistencyProof(MadeLog.leaves(size), oldSize);
        return CosignRequest.of(oldSize, proof, log.signed(size));
    }

    @Test
    void theExampleOfC2spIsReadAndWritten() {
        CosignRequest request = CosignRequest.parse(EXAMPLE);
        assertThat(request.oldSize()).isEqualTo(20852014);
        assertThat(request.hashes()).hasSize(4);
        assertThat(request.head().size()).isEqualTo(20852163);
        assertThat(request.checkpoint().signatures()).hasSize(2);
        assertThat(request).hasToString(EXAMPLE);
    }

    @Test
    void aRequestMadeInGoIsRead() throws IOException {
        CosignRequest request = CosignRequest.parse(GoLog.request());
        assertThat(request.oldSize()).isZero();
        assertThat(request.checkpoint().isSignedBy(NoteKey.parse(GoLog.key()))).isTrue();
        assertThat(request).hasToString(GoLog.request());
    }

    @Test
    void everyLogExtendsEveryPrefixOfIt() {
        for (int size = 1; size <= 16; size++) {
            for (int oldSize = 0; oldSize <= size; oldSize++) {
                CosignRequest read = CosignRequest.parse(request(oldSize, size).toString());
                assertThat(read.extendsTree(MadeLog.head(oldSize).root())).isTrue();
            }
        }
    }

    @Test
    void anotherLogIsNotExtended() {
        assertThat(request(5, 9).extendsTree(MadeLog.head(6).root())).isFalse();
        assertThat(new CosignRequest(6, request(5, 9).hashes(), log.signed(9))
                        .extendsTree(MadeLog.head(6).root()))
                .isFalse();
    }

    @Test
    void aProofFromNothingHasNoHashes() {
        var padded = new CosignRequest(0, request(5, 9).hashes(), log.signed(9));
        assertThat(padded.extendsTree(MadeLog.head(0).root())).isFalse();
    }

    @Test
    void whatIsNotARequestIsRefused() {
        String hash = EXAMPLE.lines().toList().get(1);
        for (String bad : List.of(
                "",
                EXAMPLE.replace("old ", ""),
                EXAMPLE.replace("old 2", "old 02"),
                EXAMPLE.replace("old 2", "old -2"),
                EXAMPLE.replace("old 2", "new 2"),
                EXAMPLE.replace("old 2", "old  2"),
                EXAMPLE.replace(hash, hash.substring(4)),
                EXAMPLE.replace(hash, hash.replace("=", "")),
                EXAMPLE.replace(hash + "\n", (hash + "\n").repeat(61)),
                EXAMPLE.replace("\n20852163\n", "\n020852163\n"),
                EXAMPLE.replace("\n\nexample", "\nexample"),
                EXAMPLE.replace("\n", "\r\n"),
                EXAMPLE + "\n")) {
            assertThat(bad).isNotEqualTo(EXAMPLE);
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> CosignRequest.parse(bad));
        }
        assertThat(CosignRequest.parse(EXAMPLE.replace(hash + "\n", (hash + "\n").repeat(60)))
                        .hashes())
                .hasSize(63);
    }
}
