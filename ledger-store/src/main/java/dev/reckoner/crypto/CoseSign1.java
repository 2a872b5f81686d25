package dev.reckoner.crypto;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.security.PublicKey;

/**
 * A COSE_Sign1 message (RFC 9052, section 4.2) signed with ES384, as AWS Nitro makes it: an array of exactly four, tag 18
 * or none, protected header exactly {@code {1: -35}}, unprotected header empty, signature of 96 bytes r || s.
 */
public final class CoseSign1 {
    private static final String CODE = "TR-COSE-MALFORMED";
    private static final int TAG = 18;
    private static final int ES384 = -35;

    private final byte[] protectedHeader;
    private final byte[] payload;
    private final byte[] signature;

    private CoseSign1(byte[] protectedHeader, byte[] payload, byte[] signature) {
        this.protectedHeader = protectedHeader;
        this.payload = payload;
        this.signature = signature;
    }

    /**
     * Reads a message.
     *
     * @throws MalformedDocumentException {@code TR-COSE-MALFORMED}, or a code of {@link StrictCbor#read}
     */
    public static CoseSign1 read(byte[] bytes, int mostDepth) throws MalformedDocumentException {
        CBORObject item = StrictCbor.read(bytes, mostDepth);
        require(!item.isTagged() || item.HasOneTag(TAG), "The message has a tag other than 18.");
        require(item.getType() == CBORType.Array && item.size() == 4, "The message is not an array of four.");
        CoseSign1 message = new CoseSign1(bytes(item.get(0)), bytes(item.get(2)), bytes(item.get(3)));
        CBORObject unprotected = item.get(1);
        require(
                unprotected.getType() == CBORType.Map && !unprotected.isTagged() && unprotected.size() == 0,
                "The unprotected header is not an empty map.");
        require(isEs384(message.protectedHeader), "The protected header is not exactly {1: -35}.");
        require(
                message.signature.length == EcdsaP384.SIGNATURE_BYTES,
                "The signature has " + message.signature.length + " bytes instead of 96.");
        return message;
    }

    /** The payload as received; it is signed as it is and never re-encoded. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The signature, 96 bytes r || s. */
    public byte[] signature() {
        return signature.clone();
    }

    /** The bytes that are signed: CBOR {@code ["Signature1", protected, h'', payload]}. */
    public byte[] signedBytes() {
        return CBORObject.NewArray()
                .Add("Signature1")
                .Add(protectedHeader)
                .Add(new byte[0])
                .Add(payload)
                .EncodeToBytes();
    }

    /** True only if the key is a P-384 key and the signature over {@link #signedBytes()} is its own. */
    public boolean verify(PublicKey key) {
        return EcdsaP384.verify(key, signedBytes(), signature);
    }

    private static boolean isEs384(byte[] header) throws MalformedDocumentException {
        CBORObject map = StrictCbor.read(header, 2);
        return map.getType() == CBORType.Map
                && !map.isTagged()
                && map.size() == 1
                && CBORObject.FromObject(ES384).equals(map.get(CBORObject.FromObject(1)));
    }

    private static byte[] bytes(CBORObject item) throws MalformedDocumentException {
        require(item.getType() == CBORType.ByteString && !item.isTagged(), "A part that must be a byte string is not.");
        return item.GetByteString();
    }

    private static void require(boolean condition, String sentence) throws MalformedDocumentException {
        if (!condition) {
            throw new MalformedDocumentException(CODE, sentence);
        }
    }
}
