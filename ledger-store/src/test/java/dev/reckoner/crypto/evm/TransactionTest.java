package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {
    private static final TestSigner SIGNER = new TestSigner("46".repeat(32));
    private static final Bytes TO = Bytes.ofHex("35".repeat(20));
    private static final Bytes WORD = Bytes.ofHex("01" + "00".repeat(31));
    private static final Items NONE = new Items(List.of());

    /** The worked example of EIP-155. */
    private static final Bytes EIP_155 = Bytes.ofHex(
            "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd9"
                    + "39bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc"
                    + "64214b297fb1966a3b6d83");

    @Test
    void theExampleOfEip155IsRead() throws MalformedDocumentException {
        assertThat(Transaction.of(EIP_155))
                .isEqualTo(new Transaction(
                        0,
                        Bytes.ofHex("33469b22e9f636356c4160a87eb19df52b7412e8eac32a4a55ffe88ea8350788"),
                        Optional.of(BigInteger.ONE),
                        9,
                        Optional.of(TO),
                        BigInteger.TEN.pow(18),
                        Bytes.EMPTY,
                        Bytes.ofHex("9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f")));
    }

    /** The first transaction of Ethereum's main net, the only one of block 46147. */
    @Test
    void theFirstTransactionOfEthereumIsReadAndProven() throws MalformedDocumentException {
        Bytes envelope = Rlp.encode(Items.of(
                Bytes.EMPTY,
                Bytes.ofHex("2d79883d2000"),
                Bytes.ofHex("5208"),
                Bytes.ofHex("5df9b87991262f6ba471f09758cde1c0fc1de734"),
                Bytes.ofHex("7a69"),
                Bytes.EMPTY,
                Bytes.ofHex("1c"),
                Bytes.ofHex("88ff6cf0fefd94db46111149ae4bfc179e9b94721fffd821d38d16464b3f71d0"),
                Bytes.ofHex("45e0aff800961cfce805daef7016b9b675c137a6a41a548f7b60a3484c06a33a")));
        Transaction transaction = Transaction.of(envelope);
        assertThat(transaction.hash())
                .hasToString("0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060");
        assertThat(transaction.sender()).hasToString("0xa1e4380a3b1f749673e270229993ee55f35663b4");
        assertThat(transaction.chainId()).isEmpty();
        assertThat(TrieRoot.ofList(List.of(envelope)))
                .hasToString("0x4513310fcb9f6f616972a3b948dc5d547f280849a87ebb5af0191f98b87be598");
        List<RlpItem> fields = new ArrayList<>(BlockHeaderTest.GENESIS);
        fields.set(4, TrieRoot.ofList(List.of(envelope)));
        Bytes node = Rlp.encode(Items.of(Bytes.ofHex("2080"), envelope));
        assertThat(TransactionProof.check(BlockHeaderTest.header(fields), 0, List.of(node)))
                .isEqualTo(new Proof.Present<>(transaction));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void typedTransactionsAreRead(int type) throws MalformedDocumentException {
        Bytes envelope = signed(type, unsigned(type));
        assertThat(Transaction.of(envelope))
                .isEqualTo(new Transaction(
                        type,
                        envelope.keccak(),
                        Optional.of(BigInteger.valueOf(8453)),
                        7,
                        Optional.of(TO),
                        BigInteger.valueOf(300),
                        Bytes.ofHex("15c9bdb4"),
                        SIGNER.address()));
    }

    @Test
    void aContractCanBeCreatedBeforeType3Only() throws MalformedDocumentException {
        for (int type = 1; type < 5; type++) {
            List<RlpItem> fields = unsigned(type);
            fields.set(type == 1 ? 4 : 5, Bytes.EMPTY);
            Bytes envelope = signed(type, fields);
            if (type < 3) {
                assertThat(Transaction.of(envelope).to()).isEmpty();
            } else {
                refused(envelope, "TR-EVM-TRANSACTION");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void everyFieldOfATypedTransactionIsInsistedUpon(int type) {
        List<RlpItem> good = unsigned(type);
        for (int i = 0; i < good.size(); i++) {
            List<RlpItem> fields = new ArrayList<>(good);
            fields.set(i, good.get(i) instanceof Items ? Bytes.ofHex("01") : Items.of(TO));
            refused(signed(type, fields), "TR-EVM-TRANSACTION");
        }
        refused(signed(type, good.subList(0, good.size() - 1)), "TR-EVM-TRANSACTION");
        List<RlpItem> more = new ArrayList<>(good);
        more.add(Bytes.EMPTY);
        refused(signed(type, more), "TR-EVM-TRANSACTION");
    }

    @Test
    void noChangedByteKeepsTheSender() {
        Bytes sender = SIGNER.address();
        for (Bytes envelope : List.of(EIP_155, signed(1, unsigned(1)), signed(2, unsigned(2)))) {
            for (int at = 0; at < envelope.size(); at++) {
                byte[] changed = envelope.toArray();
                changed[at] ^= 1;
                try {
                    assertThat(Transaction.of(Bytes.of(changed)).sender()).isNotEqualTo(sender);
                } catch (MalformedDocumentException e) {
                    assertThat(e.code()).startsWith("TR-");
                }
            }
        }
    }

    @Test
    void onlyTheKnownParitiesAreAccepted() {
        for (int v : new int[] {0, 1, 26, 29, 34, 35, 36}) {
            refused(legacy(v, false), "TR-EVM-SIGNATURE");
        }
        Bytes typed = signed(2, unsigned(2));
        refused(withParity(typed, 2), "TR-EVM-SIGNATURE");
        refused(withParity(typed, 27), "TR-EVM-SIGNATURE");
    }

    @Test
    void aHighSIsRefused() {
        assertThatThrownBy(() -> Transaction.of(legacy(38, true))).hasMessageContaining("upper half");
        refused(legacy(38, true), "TR-EVM-SIGNATURE");
    }

    @Test
    void whatIsNoTransactionIsRefused() {
        refused(Bytes.EMPTY, "TR-EVM-TRANSACTION");
        refused(Bytes.ofHex("c0"), "TR-EVM-TRANSACTION");
        refused(Bytes.ofHex("05c0"), "TR-EVM-TRANSACTION");
        refused(Bytes.ofHex("00c0"), "TR-EVM-TRANSACTION");
        refused(Bytes.ofHex("02"), "TR-RLP-TRUNCATED");
        refused(Bytes.ofHex("0280"), "TR-EVM-TRANSACTION");
        refused(EIP_155.then(Bytes.ofHex("00")), "TR-RLP-TRAILING");
        Bytes withBlobs = Bytes.ofHex("03").then(Rlp.encode(Items.of(NONE, NONE, NONE, NONE)));
        assertThatThrownBy(() -> Transaction.of(withBlobs)).hasMessageContaining("with its blobs");
    }

    private static List<RlpItem> unsigned(int type) {
        List<RlpItem> fields = new ArrayList<>(List.of(Rlp.integer(8453), Rlp.integer(7), Rlp.integer(2)));
        if (type > 1) {
            fields.add(Rlp.integer(20_000_000_000L));
        }
        fields.addAll(List.of(Rlp.integer(90_000), TO, Rlp.integer(300), Bytes.ofHex("15c9bdb4")));
        fields.add(Items.of(Items.of(TO, Items.of(WORD, WORD)), Items.of(TO, NONE)));
        if (type == 3) {
            fields.add(Rlp.integer(5));
            fields.add(Items.of(WORD));
        }
        if (type == 4) {
            fields.add(Items.of(Items.of(Bytes.EMPTY, TO, Bytes.EMPTY, Bytes.EMPTY, WORD, WORD)));
        }
        return fields;
    }

    private static Bytes signed(int type, List<RlpItem> fields) {
        Bytes prefix = Bytes.of((byte) type);
        TestSigner.Signature made =
                SIGNER.sign(prefix.then(Rlp.encode(new Items(fields))).keccak());
        List<RlpItem> all = new ArrayList<>(fields);
        all.addAll(List.of(Rlp.integer(made.parity()), Rlp.integer(made.r()), Rlp.integer(made.s())));
        return prefix.then(Rlp.encode(new Items(all)));
    }

    private static Bytes withParity(Bytes typed, int parity) {
        return changed(typed, 1, 9, Rlp.integer(parity));
    }

    private static Bytes legacy(int v, boolean high) {
        Bytes other = changed(EIP_155, 0, 6, Rlp.integer(v));
        BigInteger s = new BigInteger("67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83", 16);
        return high ? changed(other, 0, 8, Rlp.integer(TestSigner.CURVE.getN().subtract(s))) : other;
    }

    private static Bytes changed(Bytes envelope, int prefix, int index, Bytes value) {
        try {
            List<RlpItem> fields = new ArrayList<>(((Items) Rlp.decode(envelope.from(prefix))).items());
            fields.set(index, value);
            return envelope.slice(0, prefix).then(Rlp.encode(new Items(fields)));
        } catch (MalformedDocumentException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Bytes envelope, String code) {
        assertThatThrownBy(() -> Transaction.of(envelope))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }
}
