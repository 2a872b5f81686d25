package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.esaulpaugh.headlong.abi.Address;
import com.esaulpaugh.headlong.abi.Function;
import com.esaulpaugh.headlong.abi.Tuple;
import com.esaulpaugh.headlong.abi.TupleType;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What another library encodes, for what the vectors lack. */
class AgainstHeadlongTest {
    private static final Address ACCOUNT = Address.wrap("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static final String ACCOUNT_TEXT = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private static final byte[] HASH = Keccak256.of(new byte[] {1});
    private static final String HASH_TEXT = word(HASH);
    private static final String TEE_INFO = "(address,address,string,bytes,bytes,bytes32,uint8,bool,uint256,uint256";

    @Test
    void aRegistration() throws TrailFormatException {
        byte[] attestation = new byte[4_500];
        attestation[0] = (byte) 0x84;
        byte[] call = Function.parse("registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8)")
                .encodeCall(Tuple.from(attestation, new byte[294], new byte[] {7}, ACCOUNT, "https://ä.example", 1))
                .array();
        assertThat(call).startsWith(0x15, 0xc9, 0xbd, 0xb4);
        assertThat(ContractCalls.decode(call))
                .contains(new RegistryCall.RegisterTee(
                        HexData.of(attestation),
                        HexData.of(new byte[294]),
                        HexData.of(new byte[] {7}),
                        ACCOUNT_TEXT,
                        "https://ä.example",
                        1));
    }

    @Test
    void theOtherCallsOfTheRegistry() throws TrailFormatException {
        byte[] pcr = new byte[48];
        assertThat(call(
                        "approvePCR((bytes,bytes,bytes),string,uint8)",
                        Tuple.from(Tuple.from(pcr, new byte[48], new byte[] {1}), "v2", 3)))
                .isEqualTo(new RegistryCall.ApprovePcr(
                        HexData.of(pcr), HexData.of(pcr), HexData.of(new byte[] {1}), "v2", 3));
        assertThat(call("revokePCR(bytes32,uint8)", Tuple.from(HASH, 255)))
                .isEqualTo(new RegistryCall.RevokePcr(HASH_TEXT, 255));
        assertThat(call("disableTEE(bytes32)", Tuple.from((Object) HASH)))
                .isEqualTo(new RegistryCall.DisableTee(HASH_TEXT));
        assertThat(call("enableTEE(bytes32)", Tuple.from((Object) HASH)))
                .isEqualTo(new RegistryCall.EnableTee(HASH_TEXT));
        assertThat(call("heartbeat(bytes32,uint256,bytes)", Tuple.from(HASH, BigInteger.TEN, new byte[256])))
                .isEqualTo(
                        new RegistryCall.Heartbeat(HASH_TEXT, new UnixTime(BigInteger.TEN), HexData.of(new byte[256])));
        assertThat(call("setAWSRootCertificate(bytes)", Tuple.from((Object) new byte[33])))
                .isEqualTo(new RegistryCall.SetAwsRootCertificate(HexData.of(new byte[33])));
    }

    @Test
    void theOlderSettlements() throws TrailFormatException {
        assertThat(call("settle(bytes32,bytes32)", Tuple.from(HASH, HASH)))
                .isEqualTo(new SettlementCall.OlderSettle(HASH_TEXT, HASH_TEXT));
        assertThat(call("batchSettle(bytes32,uint256)", Tuple.from(HASH, BigInteger.TWO)))
                .isEqualTo(new SettlementCall.OlderBatchSettle(HASH_TEXT, BigInteger.TWO));
        String withMetadata = "(bytes32,bytes32,string,bytes,bytes)";
        assertThat(call("settleWithMetadata" + withMetadata, Tuple.from(HASH, HASH, "m", new byte[1], new byte[2])))
                .isEqualTo(new SettlementCall.OlderSettleWithMetadata(
                        HASH_TEXT, HASH_TEXT, "m", HexData.of(new byte[1]), HexData.of(new byte[2])));
        assertThat(event(
                        "SettlementWithMetadata" + withMetadata,
                        List.of(HASH, HASH),
                        "(string,bytes,bytes)",
                        Tuple.from("m", new byte[1], new byte[0])))
                .isEqualTo(new SettlementEvent.OlderSettlementWithMetadata(
                        HASH_TEXT, HASH_TEXT, "m", HexData.of(new byte[1]), HexData.of(new byte[0])));
        assertThat(event("BatchSettlement(bytes32,uint256)", List.of(HASH), "(uint256)", Tuple.from(BigInteger.TWO)))
                .isEqualTo(new SettlementEvent.OlderBatchSettlement(HASH_TEXT, BigInteger.TWO));
        assertThat(event("Settlement(bytes32,bytes32)", List.of(HASH, HASH), "()", Tuple.EMPTY))
                .isEqualTo(new SettlementEvent.OlderSettlement(HASH_TEXT, HASH_TEXT));
    }

    @Test
    void theOtherEventsOfTheRegistry() throws TrailFormatException {
        byte[] account =
                TupleType.parse("(address)").encode(Tuple.from(ACCOUNT)).array();
        byte[] two = TupleType.parse("(uint8)").encode(Tuple.from(2)).array();
        assertThat(event("TEETypeAdded(uint8,string)", List.of(two), "(string)", Tuple.from("Validator")))
                .isEqualTo(new RegistryEvent.TeeTypeAdded(2, "Validator"));
        assertThat(event("PCRRevoked(bytes32)", List.of(HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.PcrRevoked(HASH_TEXT, Optional.empty()));
        assertThat(event("TEEDisabled(bytes32)", List.of(HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.TeeDisabled(HASH_TEXT));
        assertThat(event("TEEEnabled(bytes32)", List.of(HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.TeeEnabled(HASH_TEXT));
        assertThat(event("AWSCertificateUpdated(bytes32)", List.of(HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.AwsCertificateUpdated(HASH_TEXT));
        assertThat(event("RegistryUpdated(address,address)", List.of(account, account), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.RegistryUpdated(ACCOUNT_TEXT, ACCOUNT_TEXT));
        assertThat(event(
                        "OHTTPConfigUpdated(bytes32,uint8,uint16,uint16,uint16,bytes32,bytes32)",
                        List.of(HASH),
                        "(uint8,uint16,uint16,uint16,bytes32,bytes32)",
                        Tuple.from(1, 32, 1, 3, HASH, new byte[32])))
                .isEqualTo(new RegistryEvent.OhttpConfigUpdated(HASH_TEXT, 1, 32, 1, 3, HASH_TEXT, word(new byte[32])));
        assertThat(event("OHTTPConfigCleared(bytes32)", List.of(HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RegistryEvent.OhttpConfigCleared(HASH_TEXT));
    }

    @Test
    void rolesAndTheResultOfAWorkflow() throws TrailFormatException {
        byte[] account =
                TupleType.parse("(address)").encode(Tuple.from(ACCOUNT)).array();
        assertThat(event("RoleGranted(bytes32,address,address)", List.of(HASH, account, account), "()", Tuple.EMPTY))
                .isEqualTo(new RoleEvent.RoleGranted(HASH_TEXT, ACCOUNT_TEXT, ACCOUNT_TEXT));
        assertThat(event("RoleRevoked(bytes32,address,address)", List.of(HASH, account, account), "()", Tuple.EMPTY))
                .isEqualTo(new RoleEvent.RoleRevoked(HASH_TEXT, ACCOUNT_TEXT, ACCOUNT_TEXT));
        assertThat(event("RoleAdminChanged(bytes32,bytes32,bytes32)", List.of(HASH, HASH, HASH), "()", Tuple.EMPTY))
                .isEqualTo(new RoleEvent.RoleAdminChanged(HASH_TEXT, HASH_TEXT, HASH_TEXT));
        Tuple output = Tuple.from(
                new Tuple[0],
                new Tuple[] {Tuple.from("s", new String[] {"a", "", "ü"})},
                new Tuple[] {Tuple.from("j", "{}")},
                true);
        assertThat(event(
                        "InferenceResultEmitted(address," + ModelOutput.TYPE + ")",
                        List.of(account),
                        "(" + ModelOutput.TYPE + ")",
                        Tuple.from(output)))
                .isEqualTo(new InferenceEvent.InferenceResultEmitted(
                        ACCOUNT_TEXT,
                        new ModelOutput(
                                List.of(),
                                List.of(new ModelInput.StringTensor("s", List.of("a", "", "ü"))),
                                List.of(new ModelOutput.JsonScalar("j", "{}")),
                                true)));
    }

    @Test
    void aRecordOfTheRegistryInBothLayouts() throws TrailFormatException {
        Tuple older = Tuple.from(
                ACCOUNT,
                ACCOUNT,
                "https://node",
                new byte[294],
                new byte[3],
                HASH,
                1,
                true,
                BigInteger.ONE,
                BigInteger.TWO);
        byte[] answer =
                TupleType.parse("(" + TEE_INFO + "))").encode(Tuple.from(older)).array();
        TeeInfo info = TeeInfo.decode(answer);
        assertThat(info.endpoint()).isEqualTo("https://node");
        assertThat(info.pcrHash()).isEqualTo(HASH_TEXT);
        assertThat(info.enabled()).isTrue();
        assertThat(info.ohttpConfig()).isEmpty();

        Object[] values = java.util.Arrays.copyOf(older.toArray(), 11);
        values[10] = Tuple.from(1, 32, 1, 3, new byte[32], new byte[41], BigInteger.TEN);
        byte[] later = TupleType.parse("(" + TEE_INFO + ",(uint8,uint16,uint16,uint16,bytes,bytes,uint256)))")
                .encode(Tuple.from((Object) Tuple.from(values)))
                .array();
        assertThat(TeeInfo.decode(later).ohttpConfig())
                .contains(new TeeInfo.OhttpConfig(
                        1, 32, 1, 3, HexData.of(new byte[32]), HexData.of(new byte[41]), new UnixTime(BigInteger.TEN)));
        Mutations.of(answer, bytes -> Optional.of(TeeInfo.decode(bytes)));
        Mutations.of(later, bytes -> Optional.of(TeeInfo.decode(bytes)));
    }

    private static ContractCall call(String signature, Tuple arguments) throws TrailFormatException {
        byte[] call = Function.parse(signature).encodeCall(arguments).array();
        Mutations.of(call, ContractCalls::decode);
        return ContractCalls.decode(call).orElseThrow();
    }

    private static ContractEvent event(String signature, List<byte[]> indexed, String dataType, Tuple values)
            throws TrailFormatException {
        List<String> topics = new java.util.ArrayList<>();
        topics.add(word(Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII))));
        indexed.forEach(topic -> topics.add(word(topic)));
        byte[] data = TupleType.parse(dataType).encode(values).array();
        Mutations.of(
                data, bytes -> ContractEvents.decode(topics, HexData.of(bytes).text()));
        return ContractEvents.decode(topics, HexData.of(data).text()).orElseThrow();
    }

    private static String word(byte[] bytes) {
        return HexData.of(bytes).text();
    }
}
