package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;

/** The envelope of transactions and receipts: a list, or the byte of a type and then a list (EIP-2718). */
final class Envelope {
    private static final int LIST = 0xc0;
    private static final int HIGHEST = 4;

    private Envelope() {}

    /** The type: 0 for a legacy list, or 1 to 4. Others belong to later forks, or to one chain alone. */
    static int type(Bytes envelope, String code, String what) throws MalformedDocumentException {
        if (envelope.isEmpty()) {
            throw new MalformedDocumentException(code, what + " is empty.");
        }
        int first = envelope.at(0);
        if (first >= LIST) {
            return 0;
        }
        if (first < 1 || first > HIGHEST) {
            throw new MalformedDocumentException(
                    code, what + " begins with byte " + first + ", which is neither a list nor a known type, 1 to 4.");
        }
        return first;
    }
}
