package dev.reckoner.audit.sample.opengradient;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Events and calls of the registry of enclaves. Source: og-evm, {@code contracts/solidity/TEERegistry.sol}. */
public final class RegistryContract {
    /** OpenGradient's first registry, which its explorer knows. */
    static final String ADDRESS = "0x4e72238852f3c918f4e4e57aec9280ddb0c80248";

    /** The registry since the end of May 2026. */
    public static final String LATER_ADDRESS = "0x703cb174aeadb35d611858369b4b1111dc9abda6";

    /** Proxies of language models. */
    private static final int TYPE = 0;

    private static final Function REGISTER =
            Function.parse("registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8)");

    private RegistryContract() {}

    /** What a build is approved by: keccak256 of its three measurements. */
    static String pcrHash(Measurement build) {
        return Bytes.ofHex(build.pcr0() + build.pcr1() + build.pcr2()).keccak().toString();
    }

    static ContractLog typeAdded() {
        return ContractLog.of(
                "TEETypeAdded(uint8,string)", List.of(ContractLog.word(TYPE)), "(string)", Tuple.from((Object)
                        "LLMProxy"));
    }

    /** The root of the attestations that the registry accepts, as PEM. */
    static ContractLog rootSet(String pem) {
        String hash = Bytes.of(pem.getBytes(StandardCharsets.US_ASCII)).keccak().toString();
        return ContractLog.of("AWSCertificateUpdated(bytes32)", List.of(hash), "()", Tuple.EMPTY);
    }

    static ContractLog approved(String pcrHash, String version) {
        return ContractLog.of(
                "PCRApproved(bytes32,uint8,string)",
                List.of(pcrHash, ContractLog.word(TYPE)),
                "(string)",
                Tuple.from((Object) version));
    }

    static ContractLog revoked(String pcrHash) {
        return ContractLog.of("PCRRevoked(bytes32,uint8)", List.of(pcrHash, ContractLog.word(TYPE)), "()", Tuple.EMPTY);
    }

    static ContractLog registered(String teeId, String owner) {
        return ContractLog.of(
                "TEERegistered(bytes32,address,uint8)",
                List.of(teeId, ContractLog.word(owner)),
                "(uint8)",
                Tuple.from((Object) TYPE));
    }

    static ContractLog disabled(String teeId) {
        return ContractLog.of("TEEDisabled(bytes32)", List.of(teeId), "()", Tuple.EMPTY);
    }

    static ContractLog heartbeat(String teeId, Instant at) {
        return ContractLog.of("HeartbeatReceived(bytes32,uint256)", List.of(teeId), "(uint256)", Tuple.from((Object)
                BigInteger.valueOf(at.getEpochSecond())));
    }

    /**
     * The call that admits an enclave.
     *
     * @param document the attestation, raw COSE
     * @param key SubjectPublicKeyInfo of its signing key, DER
     * @param certificate of its TLS endpoint, DER
     */
    static Bytes register(byte[] document, byte[] key, byte[] certificate, String payTo, String endpoint) {
        return Bytes.of(REGISTER.encodeCall(Tuple.from(document, key, certificate, account(payTo), endpoint, TYPE))
                .array());
    }

    static Address account(String address) {
        return Address.wrap(Address.toChecksumAddress(address));
    }
}
