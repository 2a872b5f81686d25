package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.function.Predicate;

/** What a JSON object is, by its members. The names are those of the JSON-RPC interface, ethers, viem and web3.py. */
enum RecordKind {
    /** An event log. */
    LOG,
    /** What became of a transaction, with its logs. */
    RECEIPT,
    /** A transaction as it was sent. */
    TRANSACTION,
    /** A block, with its transactions or their hashes. */
    BLOCK,
    /** A proof that a block holds a receipt. */
    RECEIPT_PROOF,
    /** A proof of an account and of what it stores. */
    STATE_PROOF,
    /** Something else; it may hold records in the members of {@link #HOLDERS}. */
    OTHER;

    /** Members that hold records or lists of them. */
    static final List<String> HOLDERS =
            List.of("result", "block", "blocks", "transaction", "transactions", "receipt", "receipts", "log", "logs");

    static RecordKind of(JsonNode object) {
        return of(object::hasNonNull, name -> object.path(name) instanceof ArrayNode);
    }

    /**
     * The kind.
     *
     * @param has if there is such a member, and it is not null
     * @param isList if that member is an array
     */
    static RecordKind of(Predicate<String> has, Predicate<String> isList) {
        boolean placed = has.test("transactionIndex") || has.test("txIndex");
        boolean headed = has.test("header") || has.test("blockHeader") || has.test("block");
        if (isList.test("receiptProof") || isList.test("proof") && placed && headed) {
            return RECEIPT_PROOF;
        }
        if (isList.test("accountProof") && has.test("address")) {
            return STATE_PROOF;
        }
        if (isList.test("topics") && has.test("data")) {
            return LOG;
        }
        if (has.test("parentHash") && has.test("number") && has.test("timestamp")) {
            return BLOCK;
        }
        boolean told = has.test("status") || has.test("gasUsed");
        if (has.test("transactionHash") && told || has.test("hash") && isList.test("logs") && told) {
            return RECEIPT;
        }
        boolean priced = has.test("nonce") || has.test("gas") || has.test("gasLimit");
        boolean sent = has.test("input") || has.test("data");
        return has.test("hash") && has.test("from") && sent && priced ? TRANSACTION : OTHER;
    }
}
