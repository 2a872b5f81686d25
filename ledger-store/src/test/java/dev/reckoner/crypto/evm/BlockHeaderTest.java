package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.MalformedDocumentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockHeaderTest {
    private static final String NO_OMMERS = "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";

    /** Ethereum's genesis block, from the parameters that every client holds. */
    static final List<RlpItem> GENESIS = List.of(
            Bytes.of(new byte[32]),
            Bytes.ofHex(NO_OMMERS),
            Bytes.of(new byte[20]),
            Bytes.ofHex("d7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544"),
            TrieRoot.EMPTY,
            TrieRoot.EMPTY,
            Bytes.of(new byte[256]),
            Rlp.integer(0x4_0000_0000L),
            Bytes.EMPTY,
            Rlp.integer(5000),
            Bytes.EMPTY,
            Bytes.EMPTY,
            Bytes.ofHex("11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa"),
            Bytes.of(new byte[32]),
            Bytes.ofHex("0000000000000042"));

    @Test
    void ethereumsGenesisHasItsHash() throws MalformedDocumentException {
        BlockHeader header = header(GENESIS);
        assertThat(header.hash()).hasToString("0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3");
        assertThat(header.number()).isZero();
        assertThat(header.timestamp()).isEqualTo(Instant.EPOCH);
        assertThat(header.stateRoot().hex()).startsWith("d7f8974f");
        assertThat(header.receiptsRoot()).isEqualTo(TrieRoot.EMPTY);
    }

    @Test
    void theBlockAfterItHasItsHash() throws MalformedDocumentException {
        List<RlpItem> fields = new ArrayList<>(GENESIS);
        fields.set(0, Rlp.encode(new Items(GENESIS)).keccak());
        fields.set(2, Bytes.ofHex("05a56e2d52c817161883f50c441c3228cfe54d9f"));
        fields.set(3, Bytes.ofHex("d67e4d450343046425ae4271474353857ab860dbc0a1dde64b41b5cd3a532bf3"));
        fields.set(7, Rlp.integer(0x3_ff80_0000L));
        fields.set(8, Rlp.integer(1));
        fields.set(11, Rlp.integer(0x55ba4224));
        fields.set(12, Bytes.ofHex("476574682f76312e302e302f6c696e75782f676f312e342e32"));
        fields.set(13, Bytes.ofHex("969b900de27b6ac6a67742365dd65f55a0526c41fd18e1b16f1a1215c2e66f59"));
        fields.set(14, Bytes.ofHex("539bd4979fef1ec4"));
        BlockHeader header = header(fields);
        assertThat(header.hash()).hasToString("0x88e96d4537bea4d9c05d12549907b32561d3bf31f45aae734cdc119f13406cb6");
        assertThat(header.parent()).isEqualTo(header(GENESIS).hash());
        assertThat(header.number()).isEqualTo(1);
        assertThat(header.timestamp()).isEqualTo("2015-07-30T15:26:28Z");
    }

    @Test
    void fieldsOfLaterForksAreHashedAndTolerated() throws MalformedDocumentException {
        List<RlpItem> fields = new ArrayList<>(GENESIS);
        for (int i = 0; i < 10; i++) {
            Bytes before = header(fields).hash();
            fields.add(i == 9 ? new Items(List.of()) : Rlp.integer(i));
            assertThat(header(fields).hash()).isNotEqualTo(before);
            assertThat(header(fields).stateRoot()).isEqualTo(header(GENESIS).stateRoot());
        }
    }

    @Test
    void everyFieldIsInsistedUpon() {
        for (int i = 0; i < GENESIS.size(); i++) {
            List<RlpItem> fields = new ArrayList<>(GENESIS);
            fields.set(i, new Items(List.of()));
            refused(fields);
            // Field 12 is what the miner likes to say.
            if (i != 12) {
                fields.set(i, Bytes.of(new byte[33]));
                refused(fields);
            }
        }
        refused(GENESIS.subList(0, 14));
        refused(Collections.nCopies(65, Bytes.EMPTY));
    }

    @Test
    void numbersThatNoBlockHasAreRefused() {
        for (int i : new int[] {8, 11}) {
            List<RlpItem> fields = new ArrayList<>(GENESIS);
            fields.set(i, Bytes.ofHex("8000000000000000"));
            refused(fields);
            fields.set(i, Bytes.ofHex("00"));
            refused(fields);
        }
        List<RlpItem> late = new ArrayList<>(GENESIS);
        late.set(11, Rlp.integer(Long.MAX_VALUE));
        refused(late);
    }

    static BlockHeader header(List<RlpItem> fields) throws MalformedDocumentException {
        return BlockHeader.of(Rlp.encode(new Items(fields)));
    }

    private static void refused(List<? extends RlpItem> fields) {
        assertThatThrownBy(() -> BlockHeader.of(Rlp.encode(new Items(List.copyOf(fields)))))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo("TR-EVM-HEADER"));
    }
}
