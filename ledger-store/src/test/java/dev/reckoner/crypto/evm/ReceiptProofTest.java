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

class ReceiptProofTest {
    private static final Bytes CONTRACT = Bytes.ofHex("3535353535353535353535353535353535353535");
    private static final Bytes TOPIC = Bytes.ofHex("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    private static final Items LOG = Items.of(CONTRACT, Items.of(TOPIC, TOPIC), Bytes.ofHex("0102"));
    private static final Bytes BLOOM = Bytes.of(new byte[256]);

    @Test
    void aReceiptIsProvenAgainstTheHeader() throws MalformedDocumentException {
        List<Bytes> receipts = receipts(140);
        ProvingTrie trie = trie(receipts);
        BlockHeader header = header(TrieRoot.ofList(receipts));
        assertThat(header.receiptsRoot()).isEqualTo(trie.root());
        for (int i = 0; i < receipts.size(); i++) {
            Proof<Receipt> proof = ReceiptProof.check(header, i, trie.prove(key(i)));
            assertThat(proof).isEqualTo(new Proof.Present<>(Receipt.of(receipts.get(i))));
        }
        assertThat(ReceiptProof.check(header, 140, trie.prove(key(140)))).isEqualTo(new Proof.Absent<Receipt>());
        assertThat(ReceiptProof.check(header, 3, trie.prove(key(4)))).isInstanceOf(Proof.NotProven.class);
        assertThat(ReceiptProof.check(header(TrieRoot.EMPTY), 3, trie.prove(key(3))))
                .isInstanceOf(Proof.NotProven.class);
    }

    @Test
    void aProvenValueThatIsNoKnownReceiptSaysSo() throws MalformedDocumentException {
        List<Bytes> receipts = List.of(Bytes.ofHex("7e").then(receipts(1).getFirst()));
        Proof<Receipt> proof = ReceiptProof.check(
                header(TrieRoot.ofList(receipts)), 0, trie(receipts).prove(key(0)));
        assertThat(proof)
                .isEqualTo(new Proof.NotProven<>(
                        Proof.Reason.UNREADABLE_VALUE,
                        "The receipt begins with byte 126, which is neither a list nor a known type, 1 to 4."));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void receiptsOfEveryTypeAreRead(int type) throws MalformedDocumentException {
        Receipt receipt = Receipt.of(receipt(type, Bytes.ofHex("01"), LOG, LOG));
        Receipt.Log log = new Receipt.Log(CONTRACT, List.of(TOPIC, TOPIC), Bytes.ofHex("0102"));
        assertThat(receipt)
                .isEqualTo(new Receipt(type, Optional.of(true), BigInteger.valueOf(21_000), List.of(log, log)));
        assertThat(Receipt.of(receipt(type, Bytes.EMPTY)).succeeded()).contains(false);
    }

    @Test
    void beforeByzantiumAReceiptHeldAStateRoot() throws MalformedDocumentException {
        assertThat(Receipt.of(receipt(0, TOPIC, LOG)).succeeded()).isEmpty();
        refused(receipt(2, TOPIC, LOG));
    }

    @Test
    void whatIsNoReceiptIsRefused() {
        Bytes good = Bytes.ofHex("01");
        refused(Bytes.EMPTY);
        refused(Bytes.ofHex("05").then(receipt(0, good)));
        refused(Bytes.ofHex("00").then(receipt(0, good)));
        refused(receipt(0, Bytes.ofHex("02")));
        refused(receipt(0, Bytes.ofHex("0001")));
        refused(Rlp.encode(Items.of(good, good, BLOOM)));
        refused(Rlp.encode(Items.of(good, good, Bytes.of(new byte[255]), new Items(List.of()))));
        refused(Rlp.encode(Items.of(good, good, BLOOM, Bytes.EMPTY)));
        refused(receipt(0, good, Items.of(CONTRACT, Items.of(TOPIC))));
        refused(receipt(0, good, Items.of(TOPIC, Items.of(TOPIC), Bytes.EMPTY)));
        refused(receipt(0, good, Items.of(CONTRACT, Items.of(CONTRACT), Bytes.EMPTY)));
        refused(receipt(0, good, Items.of(CONTRACT, Items.of(TOPIC, TOPIC, TOPIC, TOPIC, TOPIC), Bytes.EMPTY)));
        refused(receipt(0, good, Items.of(CONTRACT, Items.of(TOPIC), LOG)));
    }

    private static void refused(Bytes envelope) {
        assertThatThrownBy(() -> Receipt.of(envelope))
                .isInstanceOfSatisfying(
                        MalformedDocumentException.class,
                        e -> assertThat(e.code()).isEqualTo("TR-EVM-RECEIPT"));
    }

    private static List<Bytes> receipts(int count) {
        List<Bytes> receipts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Bytes data = Rlp.integer(1_000_000L + i);
            receipts.add(receipt(i % 5, Bytes.ofHex("01"), Items.of(CONTRACT, Items.of(TOPIC), data)));
        }
        return receipts;
    }

    private static Bytes receipt(int type, Bytes status, Items... logs) {
        Bytes list = Rlp.encode(Items.of(status, Rlp.integer(21_000), BLOOM, new Items(List.of(logs))));
        return type == 0 ? list : Bytes.of((byte) type).then(list);
    }

    private static ProvingTrie trie(List<Bytes> values) {
        ProvingTrie trie = new ProvingTrie();
        for (int i = 0; i < values.size(); i++) {
            trie.put(key(i), values.get(i));
        }
        return trie;
    }

    private static Bytes key(int index) {
        return Rlp.encode(Rlp.integer(index));
    }

    private static BlockHeader header(Bytes receiptsRoot) throws MalformedDocumentException {
        List<RlpItem> fields = new ArrayList<>(BlockHeaderTest.GENESIS);
        fields.set(5, receiptsRoot);
        return BlockHeaderTest.header(fields);
    }
}
