package dev.reckoner.crypto.evm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A block with receipts, transactions and accounts, made for the tests, and proofs of what is in it. */
public final class MadeBlock {
    private static final TestSigner SIGNER = new TestSigner("46".repeat(32));
    private static final Bytes BLOOM = Bytes.of(new byte[Receipt.BLOOM]);

    private final List<Bytes> receipts;
    private final List<Bytes> transactions;
    private final ProvingTrie accounts = new ProvingTrie();
    private final List<RlpItem> fields = new ArrayList<>(BlockHeaderTest.GENESIS);

    /** A block of that number and time with these encoded receipts. */
    public MadeBlock(long number, long seconds, List<Bytes> receipts) {
        this.receipts = List.copyOf(receipts);
        transactions = IntStream.range(0, receipts.size())
                .mapToObj(MadeBlock::transactionOf)
                .toList();
        fields.set(4, TrieRoot.ofList(transactions));
        fields.set(5, TrieRoot.ofList(receipts));
        fields.set(8, Rlp.integer(number));
        fields.set(11, Rlp.integer(seconds));
    }

    private static Bytes transactionOf(int nonce) {
        List<RlpItem> items = new ArrayList<>(List.of(
                Rlp.integer(nonce),
                Rlp.integer(1),
                Rlp.integer(21_000),
                Bytes.of(new byte[Fields.ADDRESS]),
                Bytes.EMPTY,
                Bytes.EMPTY));
        TestSigner.Signature signature =
                SIGNER.sign(Rlp.encode(new Items(items)).keccak());
        items.add(Rlp.integer(27L + signature.parity()));
        items.add(Rlp.integer(signature.r()));
        items.add(Rlp.integer(signature.s()));
        return Rlp.encode(new Items(items));
    }

    /** A receipt of a transaction that did what it asked for. */
    public static Bytes receipt(List<Items> logs) {
        return Rlp.encode(Items.of(Bytes.ofHex("01"), Rlp.integer(21_000), BLOOM, new Items(List.copyOf(logs))));
    }

    /** A log as a receipt holds it, of hexadecimal texts. */
    public static Items log(String address, List<String> topics, String data) {
        List<RlpItem> words = topics.stream().<RlpItem>map(Bytes::ofHex).toList();
        return Items.of(Bytes.ofHex(address), new Items(words), Bytes.ofHex(data));
    }

    /** Gives the block an account with a storage of those values in slots from 0. */
    public ProvingTrie account(Bytes address, long nonce, long... values) {
        ProvingTrie storage = new ProvingTrie();
        for (int i = 0; i < values.length; i++) {
            storage.put(slot(i).keccak(), Rlp.encode(Rlp.integer(values[i])));
        }
        accounts.put(
                address.keccak(),
                Rlp.encode(Items.of(Rlp.integer(nonce), Rlp.integer(10), storage.root(), TrieRoot.EMPTY)));
        fields.set(3, accounts.root());
        return storage;
    }

    /** Lets the header claim another receipts root. */
    public MadeBlock claimingReceipts(Bytes root) {
        fields.set(5, root);
        return this;
    }

    /** The header's encoding. */
    public Bytes header() {
        return Rlp.encode(new Items(fields));
    }

    /** The header's fields as a list of hexadecimal texts. */
    public String headerList() {
        return fields.stream().map(field -> "\"" + field + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    /** The header as a node answers it. */
    public String headerAnswer() {
        String[] names = {
            "parentHash",
            "sha3Uncles",
            "miner",
            "stateRoot",
            "transactionsRoot",
            "receiptsRoot",
            "logsBloom",
            "difficulty",
            "number",
            "gasLimit",
            "gasUsed",
            "timestamp",
            "extraData",
            "mixHash",
            "nonce"
        };
        List<String> members = new ArrayList<>();
        members.add("\"hash\":\"" + hash() + "\"");
        for (int i = 0; i < names.length; i++) {
            Bytes bytes = (Bytes) fields.get(i);
            boolean number = i >= 7 && i <= 11;
            String text = number ? "0x" + bytes.number().toString(16) : bytes.toString();
            members.add("\"" + names[i] + "\":\"" + text + "\"");
        }
        return "{" + String.join(",", members) + "}";
    }

    /** The block's hash. */
    public String hash() {
        return header().keccak().toString();
    }

    /** The encoded receipt of that index. */
    public Bytes receipt(int index) {
        return receipts.get(index);
    }

    /** The hash of the transaction of that index. */
    public String transaction(int index) {
        return transactions.get(index).keccak().toString();
    }

    /** The nodes on the way to the receipt of that index, as a JSON list. */
    public String receiptProof(int index) {
        return json(proof(receipts, index));
    }

    /** The nodes on the way to the transaction of that index, likewise. */
    public String transactionProof(int index) {
        return json(proof(transactions, index));
    }

    /** The nodes on the way to the account, likewise. */
    public String accountProof(Bytes address) {
        return json(accounts.prove(address.keccak()));
    }

    /** The nodes on the way to a slot of that storage, likewise. */
    public static String slotProof(ProvingTrie storage, int slot) {
        return json(storage.prove(slot(slot).keccak()));
    }

    /** The root of that storage. */
    public static String root(ProvingTrie storage) {
        return storage.root().toString();
    }

    private static Bytes slot(int number) {
        byte[] word = new byte[Fields.WORD];
        word[Fields.WORD - 1] = (byte) number;
        return Bytes.of(word);
    }

    private static List<Bytes> proof(List<Bytes> values, int index) {
        ProvingTrie trie = new ProvingTrie();
        for (int i = 0; i < values.size(); i++) {
            trie.put(Rlp.encode(Rlp.integer(i)), values.get(i));
        }
        return trie.prove(Rlp.encode(Rlp.integer(index)));
    }

    private static String json(List<Bytes> nodes) {
        return nodes.stream().map(node -> "\"" + node + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
