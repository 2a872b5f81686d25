package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;
import java.util.Collection;

/** Proofs of accounts and of what contracts store, as {@code eth_getProof} returns them (EIP-1186). */
public final class StateProof {
    private StateProof() {}

    /**
     * An account (Yellow Paper, section 4.1).
     *
     * @param nonce how many transactions it sent, or contracts it created
     * @param balance in wei
     * @param storageRoot root of what it stores
     * @param codeHash Keccak-256 of its code
     */
    public record Account(BigInteger nonce, BigInteger balance, Bytes storageRoot, Bytes codeHash) {
        static Account of(Bytes encoding) throws MalformedDocumentException {
            Fields fields = Fields.decoded("TR-EVM-ACCOUNT", "The account", encoding, 4, 4);
            return new Account(
                    fields.number(0, "the nonce"),
                    fields.number(1, "the balance"),
                    fields.bytes(2, "the storage root", TrieNode.HASH),
                    fields.bytes(3, "the code hash", TrieNode.HASH));
        }
    }

    /**
     * What the nodes prove about an account. Absent means that it did not exist.
     *
     * @param header the block after which the state is asked for
     * @param address 20 bytes
     * @param nodes encoded nodes of the state trie
     */
    public static Proof<Account> account(BlockHeader header, Bytes address, Collection<Bytes> nodes) {
        if (address.size() != Fields.ADDRESS) {
            return malformedKey("The address", address, Fields.ADDRESS);
        }
        return TrieProof.check(header.stateRoot(), address.keccak(), nodes).read(Account::of);
    }

    /**
     * What the nodes prove about a slot of an account's storage. Absent means that it holds zero.
     *
     * @param account the account, itself proven
     * @param slot 32 bytes
     * @param nodes encoded nodes of its storage trie
     */
    public static Proof<BigInteger> slot(Account account, Bytes slot, Collection<Bytes> nodes) {
        if (slot.size() != Fields.WORD) {
            return malformedKey("The storage slot", slot, Fields.WORD);
        }
        return TrieProof.check(account.storageRoot(), slot.keccak(), nodes).read(StateProof::word);
    }

    // Otherwise every such key would be proven to be absent.
    private static <T> Proof<T> malformedKey(String what, Bytes key, int size) {
        return new Proof.NotProven<>(
                Proof.Reason.MALFORMED_KEY, what + " has " + key.size() + " bytes, not " + size + ".");
    }

    private static BigInteger word(Bytes encoding) throws MalformedDocumentException {
        if (Rlp.decode(encoding) instanceof Bytes bytes) {
            return Rlp.integer(bytes, Fields.WORD);
        }
        throw new MalformedDocumentException("TR-EVM-ACCOUNT", "The value of a storage slot is a list.");
    }
}
