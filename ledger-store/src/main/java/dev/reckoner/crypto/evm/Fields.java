package dev.reckoner.crypto.evm;

import dev.reckoner.crypto.MalformedDocumentException;
import java.math.BigInteger;

/**
 * The fields of a list, each insisted upon.
 *
 * @param code the reason code of refusals
 * @param what the list in a sentence, for example "The receipt"
 * @param list the fields
 */
record Fields(String code, String what, Items list) {
    /** Bytes of an address. */
    static final int ADDRESS = 20;

    /** Bytes of the largest number of the EVM. */
    static final int WORD = 32;

    /** The fields of an encoded list that has a number of fields between two, both inclusive. */
    static Fields decoded(String code, String what, Bytes encoding, int fewest, int most)
            throws MalformedDocumentException {
        return of(code, what, Rlp.decode(encoding), fewest, most);
    }

    /** The fields of a list that has a number of fields between two, both inclusive. */
    static Fields of(String code, String what, RlpItem item, int fewest, int most) throws MalformedDocumentException {
        if (!(item instanceof Items list)) {
            throw new MalformedDocumentException(code, what + " is not a list.");
        }
        if (list.size() < fewest || list.size() > most) {
            String expected = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
            throw new MalformedDocumentException(
                    code, what + " has " + list.size() + " fields, where " + expected + " are expected.");
        }
        return new Fields(code, what, list);
    }

    /** A field of bytes, of whatever length. */
    Bytes bytes(int index, String name) throws MalformedDocumentException {
        if (list.at(index) instanceof Bytes bytes) {
            return bytes;
        }
        throw refusal(name, "is a list");
    }

    /** A field of so many bytes. */
    Bytes bytes(int index, String name, int size) throws MalformedDocumentException {
        Bytes bytes = bytes(index, name);
        if (bytes.size() != size) {
            throw refusal(name, "has " + bytes.size() + " bytes, not " + size);
        }
        return bytes;
    }

    /** A field that is a list. */
    Items items(int index, String name) throws MalformedDocumentException {
        if (list.at(index) instanceof Items items) {
            return items;
        }
        throw refusal(name, "is not a list");
    }

    /** A number of at most 256 bits. */
    BigInteger number(int index, String name) throws MalformedDocumentException {
        Bytes bytes = bytes(index, name);
        try {
            return Rlp.integer(bytes, WORD);
        } catch (MalformedDocumentException e) {
            throw refusal(name, "is no number: it is longer than 32 bytes or begins with a zero");
        }
    }

    /** A number below 2^63. */
    long small(int index, String name) throws MalformedDocumentException {
        BigInteger number = number(index, name);
        if (number.bitLength() >= Long.SIZE) {
            throw refusal(name, "is larger than any that can be meant");
        }
        return number.longValueExact();
    }

    /** What is wrong with a field, or with something in it. */
    MalformedDocumentException refusal(String name, String wrong) {
        return new MalformedDocumentException(code, what + ": " + name + " " + wrong + ".");
    }
}
