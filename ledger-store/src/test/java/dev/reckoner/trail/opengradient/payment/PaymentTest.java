package dev.reckoner.trail.opengradient.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who signed a payment of x402. */
class PaymentTest {
    private static final String EXAMPLE = "x402/exact-evm-eip3009-example.json";

    @Test
    void theSpecificationsExampleIsSignedByItsPayer() throws Exception {
        Payment payment = Payment.read(Vectors.bytes(EXAMPLE));
        assertThat(payment.signer()).isEqualTo(new PaymentSigner.Payer(false));
        assertThat(payment.authorization().payer()).isEqualTo("0x857b06519e91e3a54538791bdbb0e22373e36b66");
        assertThat(payment.authorization().spender()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/accepted,network,eip155:8453",
        "/accepted/extra,name,USD Coin",
        "/accepted/extra,version,1",
        "/accepted,asset,0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913",
        "/payload/authorization,to,0x857b06519E91e3A54538791bDbb0E22373e36b66",
        "/payload/authorization,value,10001",
        "/payload/authorization,validAfter,1740672088",
        "/payload/authorization,validBefore,1740672155",
        "/payload/authorization,nonce,0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13481",
        "/payload/authorization,from,0x209693Bc6afc0C5328bA36FaF03C514EF312287C"
    })
    void anyOtherMemberIsSomebodyElses(String parent, String member, String value) throws Exception {
        JsonNode changed = Vectors.json(EXAMPLE);
        ((ObjectNode) changed.at(parent)).put(member, value);
        assertThat(Payment.of(changed).signer()).isInstanceOf(PaymentSigner.Other.class);
        assertThat(Payment.of(changed).evidence(blob(), "a").id())
                .isNotEqualTo(Payment.read(Vectors.bytes(EXAMPLE))
                        .evidence(blob(), "a")
                        .id());
    }

    @Test
    void everyFormOfWitnessIsSignedByItsOwner() throws Exception {
        for (String json : new String[] {
            SamplePayments.PLAIN,
            SamplePayments.EXTRA_LEFT_OUT,
            SamplePayments.EXTRA,
            SamplePayments.FACILITATOR,
            SamplePayments.TRANSFER
        }) {
            Payment payment = read(json);
            assertThat(payment.signer()).as(json).isEqualTo(new PaymentSigner.Payer(false));
            assertThat(payment.authorization().payer()).isEqualTo(SamplePayments.WALLET);
        }
        assertThat(read(SamplePayments.PLAIN).authorization().spender()).contains(SamplePayments.PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":\"100000000000000000\"->\"amount\":\"100000000000000001\"",
                "\"deadline\":\"1780000000\"->\"deadline\":\"1780000001\"",
                "\"nonce\":\"123456789012345678901234567890\"->\"nonce\":\"123456789012345678901234567891\"",
                "0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b->0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4c",
                "0x402085c248EeA27D92E8b30b2C58ed07f9E20001->0x402085c248EeA27D92E8b30b2C58ed07f9E20002",
                "eip155:8453->eip155:84532"
            })
    void aChangedPermitIsNotItsOwners(String change) throws Exception {
        String[] parts = change.split("->");
        assertThat(read(SamplePayments.FACILITATOR.replace(parts[0], parts[1])).signer())
                .isInstanceOf(PaymentSigner.Other.class);
    }

    @Test
    void theTypeHashesAreThoseOfTheDeployedContracts() {
        assertThat(TypedData.typeHash(
                                "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,"
                                        + "uint256 validBefore,bytes32 nonce)")
                        .hex())
                .isEqualTo("7c7c6cdb67a18743f49ec6fa9b35f50d52ed05cbed4cc592e13b44501c1a2267");
        assertThat(TypedData.typeHash("TokenPermissions(address token,uint256 amount)")
                        .hex())
                .isEqualTo("618358ac3db8dc274f0cd8829da7e234bd48cd73c4a740aede1adec9846d06a1");
        assertThat(TypedData.number(BigInteger.TWO.pow(256).subtract(BigInteger.ONE))
                        .hex())
                .isEqualTo("f".repeat(64));
    }

    @Test
    void theFirstVersionAndTheFacilitatorsQuestionAreTheSamePayment() throws Exception {
        JsonNode example = Vectors.json(EXAMPLE);
        ObjectNode asked = StrictJson.tree("{\"x402Version\":1}".getBytes(StandardCharsets.UTF_8))
                .deepCopy();
        asked.set("paymentRequirements", example.get("accepted"));
        ((ObjectNode) asked.get("paymentRequirements")).put("network", "base-sepolia");
        asked.putObject("paymentPayload")
                .put("scheme", "exact")
                .put("network", "base-sepolia")
                .set("payload", example.get("payload"));
        assertThat(Payment.of(asked).signer()).isEqualTo(new PaymentSigner.Payer(false));
        assertThat(Payment.of(asked.get("paymentPayload")).signer()).isEqualTo(new PaymentSigner.NotTold());
    }

    @Test
    void anUnknownNetworkLeavesTheSignerOpen() throws Exception {
        assertThat(read(SamplePayments.PLAIN.replace("eip155:8453", "solana:mainnet"))
                        .signer())
                .isEqualTo(new PaymentSigner.NotTold());
        assertThat(read(SamplePayments.PLAIN.replace("eip155:8453", "eip155:9223372036854775808"))
                        .signer())
                .isEqualTo(new PaymentSigner.NotTold());
    }

    @Test
    void aLongerSignatureIsAContractWallets() throws Exception {
        assertThat(read(SamplePayments.PLAIN.replace("751b\"", "751b00\"")).signer())
                .isEqualTo(new PaymentSigner.ContractWallet(66));
    }

    @Test
    void whatIsNoSignatureIsNobodys() throws Exception {
        String signature = SamplePayments.PLAIN.replaceAll(".*\"signature\":\"(0x[0-9a-f]*)\".*", "$1");
        assertThat(read(SamplePayments.PLAIN.replace(signature, "0x" + "00".repeat(64) + "1b"))
                        .signer())
                .isInstanceOf(PaymentSigner.Nobody.class);
        assertThat(read(SamplePayments.PLAIN.replace("751b\"", "7563\"")).signer())
                .isInstanceOf(PaymentSigner.Nobody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"network\":\"eip155:8453\"->\"network\":5",
                "\"signature\":\"0x->\"signature\":\"0xz",
                "\"deadline\":\"1780000000\"->\"deadline\":\"-1\"",
                "\"deadline\":\"1780000000\"->\"deadline\":1e9",
                "\"spender\":\"0x->\"spender\":\"",
                "\"permitted\":{->\"permitted\":[],\"x\":{",
                "\"amount\":\"100000000000000000\"->\"amount\":\"0x1"
                        + "0000000000000000000000000000000000000000000000000000000000000000\""
            })
    void aMemberOfAnotherFormIsNamed(String change) {
        String[] parts = change.split("->");
        assertThatThrownBy(() -> read(SamplePayments.FACILITATOR.replace(parts[0], parts[1])))
                .isInstanceOf(TrailFormatException.class)
                .hasMessageContaining("TR-JSON-TYPE")
                .hasMessageContaining("/");
    }

    @Test
    void anotherWayOfPayingIsLeftOut() {
        Throwable refusal =
                catchThrowable(() -> read("{\"x402Version\":1,\"scheme\":\"upto\",\"network\":\"base\",\"payload\":{"
                        + "\"signature\":\"0x00\",\"authorization\":{\"owner\":\"0x1\",\"deadline\":\"1\"}}}"));
        assertThat(refusal).isInstanceOf(TrailFormatException.class).hasMessageContaining("TR-X402-METHOD");
    }

    private static Digest blob() {
        return Digest.sha256(new byte[0]);
    }

    private static Payment read(String json) throws TrailFormatException {
        return Payment.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
