package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What the registry holds of an enclave: its answer to {@code getTEE(bytes32)}. Source: og-evm
 * {@code contracts/solidity/TEERegistry.sol}; OpenGradient-SDK {@code src/opengradient/abi/TEERegistry.abi} for the layout
 * with a key for oblivious HTTP.
 *
 * @param owner the account that registered it
 * @param paymentAddress not proved to belong to the enclave
 * @param endpoint likewise
 * @param publicKey SubjectPublicKeyInfo DER
 * @param tlsCertificate X.509 DER
 * @param pcrHash keccak256 of PCR0, PCR1 and PCR2
 * @param lastHeartbeatAt time of the block
 * @param ohttpConfig empty in the older layout
 */
public record TeeInfo(
        String owner,
        String paymentAddress,
        String endpoint,
        HexData publicKey,
        HexData tlsCertificate,
        String pcrHash,
        int type,
        boolean enabled,
        UnixTime registeredAt,
        UnixTime lastHeartbeatAt,
        Optional<OhttpConfig> ohttpConfig) {
    private static final String SUBJECT = "The bytes of the answer to getTEE";
    private static final int WORD = 32;
    private static final int OLDER_WORDS = 10;
    /** Behind the offset of the record come two addresses, then the offset of the endpoint, which tells the head's length. */
    private static final int ENDPOINT_OFFSET = 3 * WORD;

    /**
     * A key for oblivious HTTP.
     *
     * @param keyId RFC 9458 key identifier
     * @param kemId HPKE identifiers, RFC 9180
     */
    public record OhttpConfig(
            int keyId, int kemId, int kdfId, int aeadId, HexData publicKey, HexData keyConfig, UnixTime registeredAt) {}

    /**
     * Decodes the answer, in either layout.
     *
     * @throws TrailFormatException {@code TR-ABI} if it is neither
     */
    public static TeeInfo decode(byte[] answer) throws TrailFormatException {
        int words = headWords(answer);
        AbiReader reader = AbiReader.of(answer, SUBJECT, 1);
        TeeInfo info = reader.tuple(words, from -> read(from, words > OLDER_WORDS));
        reader.end();
        return info;
    }

    private static int headWords(byte[] answer) throws TrailFormatException {
        if (answer.length < ENDPOINT_OFFSET + WORD) {
            throw AbiReader.fault(SUBJECT, "end after " + answer.length + ", before the record is complete");
        }
        BigInteger offset = new BigInteger(1, answer, ENDPOINT_OFFSET, WORD);
        for (int words : new int[] {OLDER_WORDS, OLDER_WORDS + 1}) {
            if (offset.equals(BigInteger.valueOf((long) words * WORD))) {
                return words;
            }
        }
        throw AbiReader.fault(SUBJECT, "are of neither known layout of the record");
    }

    private static TeeInfo read(AbiReader from, boolean withOhttp) throws TrailFormatException {
        return new TeeInfo(
                from.address(),
                from.address(),
                from.text(),
                from.bytes(),
                from.bytes(),
                from.word(),
                from.small(8),
                from.flag(),
                from.time(),
                from.time(),
                withOhttp ? Optional.of(from.tuple(7, TeeInfo::ohttp)) : Optional.empty());
    }

    private static OhttpConfig ohttp(AbiReader from) throws TrailFormatException {
        return new OhttpConfig(
                from.small(8), from.small(16), from.small(16), from.small(16), from.bytes(), from.bytes(), from.time());
    }
}
