package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.util.Optional;

/**
 * Where the fields of a transaction of one type stand.
 *
 * @param type 0 to 4
 * @param size how many fields
 * @param nonce index of the nonce; the chain id stands before it where it is not the first
 * @param to index of the recipient; value and input follow
 */
record TransactionLayout(int type, int size, int nonce, int to) {
    static final String CODE = "TR-EVM-TRANSACTION";

    private static final int BLOB = 3;
    private static final int DELEGATION = 4;

    static TransactionLayout of(int type) {
        return switch (type) {
            case 1 -> new TransactionLayout(1, 11, 1, 4);
            case 2 -> new TransactionLayout(2, 12, 1, 5);
            case BLOB -> new TransactionLayout(BLOB, 14, 1, 5);
            case DELEGATION -> new TransactionLayout(DELEGATION, 13, 1, 5);
            default -> new TransactionLayout(0, 9, 0, 3);
        };
    }

    Fields fields(Bytes envelope) throws MalformedDocumentException {
        RlpItem item = Rlp.decode(type == 0 ? envelope : envelope.from(1));
        // On their way to a block, blob transactions travel with their blobs, under another hash.
        if (type == BLOB && item instanceof Items list && list.size() > 0 && list.at(0) instanceof Items) {
            throw new MalformedDocumentException(
                    CODE, "The transaction is in the form with its blobs; the form that blocks hold is expected.");
        }
        return Fields.of(CODE, "The transaction", item, size, size);
    }

    Optional<Bytes> recipient(Fields fields) throws MalformedDocumentException {
        Bytes recipient = fields.bytes(to, "the recipient");
        if (recipient.isEmpty() && type < BLOB) {
            return Optional.empty();
        }
        return Optional.of(fields.bytes(to, "the recipient", Fields.ADDRESS));
    }

    /** Insists on the fields that nothing is made of: a transaction with another in one of these is on no chain. */
    void checkRest(Fields fields) throws MalformedDocumentException {
        for (int i = nonce + 1; i < to; i++) {
            fields.number(i, "a price or limit of gas");
        }
        if (type > 0) {
            checkAccesses(fields.items(to + 3, "the access list"));
        }
        if (type == BLOB) {
            fields.number(to + 4, "the price of blob gas");
            checkBlobs(fields.items(to + 5, "the blob hashes"));
        }
        if (type == DELEGATION) {
            checkDelegations(fields.items(to + 4, "the authorisations"));
        }
    }

    private static void checkAccesses(Items list) throws MalformedDocumentException {
        for (RlpItem item : list.items()) {
            Fields access = Fields.of(CODE, "An entry of the access list", item, 2, 2);
            access.bytes(0, "the address", Fields.ADDRESS);
            Items keys = access.items(1, "the storage keys");
            Fields words = new Fields(CODE, "An entry of the access list", keys);
            for (int i = 0; i < keys.size(); i++) {
                words.bytes(i, "a storage key", Fields.WORD);
            }
        }
    }

    private static void checkBlobs(Items list) throws MalformedDocumentException {
        Fields hashes = Fields.of(CODE, "The list of blob hashes", list, 1, Integer.MAX_VALUE);
        for (int i = 0; i < list.size(); i++) {
            hashes.bytes(i, "a blob hash", Fields.WORD);
        }
    }

    private static void checkDelegations(Items list) throws MalformedDocumentException {
        Fields.of(CODE, "The list of authorisations", list, 1, Integer.MAX_VALUE);
        for (RlpItem item : list.items()) {
            Fields entry = Fields.of(CODE, "An authorisation", item, 6, 6);
            entry.bytes(1, "the address", Fields.ADDRESS);
            for (int i : new int[] {0, 2, 3, 4, 5}) {
                entry.number(i, "a number");
            }
        }
    }
}
