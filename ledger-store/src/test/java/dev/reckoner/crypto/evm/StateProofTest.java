package dev.reckoner.crypto.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateProofTest {
    private static final Bytes CODE = Bytes.ofHex("6001").keccak();
    private static final Bytes NOBODY = address(1000);

    private final ProvingTrie storage = new ProvingTrie();
    private final ProvingTrie accounts = new ProvingTrie();
    private final BlockHeader header;

    StateProofTest() throws MalformedDocumentException {
        for (int i = 0; i < 50; i++) {
            storage.put(slot(i).keccak(), Rlp.encode(Rlp.integer(7L * i + 1)));
        }
        storage.put(slot(60).keccak(), Rlp.encode(Bytes.ofHex("0001")));
        storage.put(slot(61).keccak(), Rlp.encode(Bytes.of(new byte[33])));
        storage.put(slot(62).keccak(), Rlp.encode(Items.of(CODE)));
        for (int i = 0; i < 50; i++) {
            accounts.put(address(i).keccak(), account(i, storage.root()));
        }
        accounts.put(address(60).keccak(), account(1, TrieRoot.EMPTY));
        accounts.put(address(61).keccak(), Rlp.encode(Items.of(CODE, CODE)));
        List<RlpItem> fields = new ArrayList<>(BlockHeaderTest.GENESIS);
        fields.set(3, accounts.root());
        header = BlockHeaderTest.header(fields);
    }

    @Test
    void anAccountAndWhatItStoresAreProven() {
        StateProof.Account account =
                new StateProof.Account(BigInteger.valueOf(8), BigInteger.TEN, storage.root(), CODE);
        assertThat(account(address(8))).isEqualTo(new Proof.Present<>(account));
        for (int i = 0; i < 50; i++) {
            assertThat(slot(account, i)).isEqualTo(new Proof.Present<>(BigInteger.valueOf(7L * i + 1)));
        }
    }

    @Test
    void whatIsNotThereIsProvenToo() {
        assertThat(account(NOBODY)).isEqualTo(new Proof.Absent<StateProof.Account>());
        StateProof.Account account = ((Proof.Present<StateProof.Account>) account(address(8))).value();
        assertThat(slot(account, 77)).isEqualTo(new Proof.Absent<BigInteger>());
        StateProof.Account empty = ((Proof.Present<StateProof.Account>) account(address(60))).value();
        assertThat(StateProof.slot(empty, slot(1), List.of())).isEqualTo(new Proof.Absent<BigInteger>());
    }

    @Test
    void theProofOfAnotherSlotProvesNothing() {
        StateProof.Account account = ((Proof.Present<StateProof.Account>) account(address(8))).value();
        assertThat(StateProof.slot(account, slot(1), storage.prove(slot(2).keccak())))
                .isInstanceOf(Proof.NotProven.class);
        assertThat(StateProof.account(
                        header, address(1), accounts.prove(address(2).keccak())))
                .isInstanceOf(Proof.NotProven.class);
    }

    @Test
    void valuesThatNoStateHoldsAreUnreadable() {
        StateProof.Account account = ((Proof.Present<StateProof.Account>) account(address(8))).value();
        for (int i = 60; i < 63; i++) {
            assertThat(slot(account, i))
                    .isInstanceOfSatisfying(
                            Proof.NotProven.class,
                            not -> assertThat(not.reason()).isEqualTo(Proof.Reason.UNREADABLE_VALUE));
        }
        assertThat(account(address(61)))
                .isEqualTo(new Proof.NotProven<StateProof.Account>(
                        Proof.Reason.UNREADABLE_VALUE, "The account has 2 fields, where 4 are expected."));
    }

    @Test
    void aKeyThatNoSuchTrieHasIsNotProvenAbsent() {
        StateProof.Account account = ((Proof.Present<StateProof.Account>) account(address(8))).value();
        Bytes padded = Bytes.of(new byte[12]).then(address(8));
        assertThat(account(padded)).isInstanceOf(Proof.NotProven.class);
        Bytes bare = Bytes.ofHex("01");
        assertThat(StateProof.slot(account, bare, storage.prove(bare.keccak()))).isInstanceOf(Proof.NotProven.class);
        assertThat(ReceiptProof.check(header, -1, List.of())).isInstanceOf(Proof.NotProven.class);
    }

    private Proof<StateProof.Account> account(Bytes address) {
        return StateProof.account(header, address, accounts.prove(address.keccak()));
    }

    private Proof<BigInteger> slot(StateProof.Account account, int number) {
        return StateProof.slot(account, slot(number), storage.prove(slot(number).keccak()));
    }

    private static Bytes account(long nonce, Bytes storageRoot) {
        return Rlp.encode(Items.of(Rlp.integer(nonce), Rlp.integer(10), storageRoot, CODE));
    }

    private static Bytes address(int number) {
        return Rlp.integer(number).keccak().from(12);
    }

    private static Bytes slot(int number) {
        byte[] word = new byte[32];
        word[31] = (byte) number;
        return Bytes.of(word);
    }
}
