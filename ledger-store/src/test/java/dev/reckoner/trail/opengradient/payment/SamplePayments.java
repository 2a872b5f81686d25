package dev.reckoner.trail.opengradient.payment;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Payments of a throw-away wallet (private key 46…46), signed with ethers 6.13.4; nobody paid anything with them. */
public final class SamplePayments {
    public static final String WALLET = "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f";
    public static final String PROXY = "0x402085c248eea27d92e8b30b2c58ed07f9e20001";

    private static final String TO = "\"to\":\"0x9deEBB5D1b22e4a6e027977CeAd13893A7E4cC1a\"";
    private static final String AFTER = "\"validAfter\":\"1747000000\"";

    /** Witness of payee and time alone. */
    public static final String PLAIN = permit2(
            "{" + TO + "," + AFTER + "}",
            "0x2407dbeda3b21f721f7b777be0977002d70568fdd20c144698dc70546b52bab23f4b19c6fe3e7f5aac792057749e8dca6a8799a5b31df10e8f922aac17bd1c751b");

    /** Signed with an extra of no bytes, which the payload leaves out. */
    public static final String EXTRA_LEFT_OUT = permit2(
            "{" + TO + "," + AFTER + "}",
            "0xbbc30f6072ee37360437419edf651c0e7129c6cd51568263a6c6d712c321ac0c548186095f1de9b9b7c602a62943ecabeb71364ed2e804e7713fb7ebbbe766661b");

    /** With an extra of two bytes. */
    public static final String EXTRA = permit2(
            "{" + TO + "," + AFTER + ",\"extra\":\"0xabcd\"}",
            "0xd873e5811a832fb6230cce107042c99a7fd6c8983c134167688fc2f9ebdf46c8274a23e44aa6133aab7fc9e581dbc332585f20a68fdb2489c08959222fed88401b");

    /** With the facilitator, as the scheme {@code upto} has it. */
    public static final String FACILITATOR = permit2(
            "{" + TO + ",\"facilitator\":\"0x24e4bea7164bcfb52ccae10ede4f5a0cb9f09c4b\"," + AFTER + "}",
            "0xbb4e737e5663aec93da783f5097fd76ca6cb142f6b5ec88527c6508c106b95947fc352b4006ab836fa8ea06cd826662b2d9c874fb78311fd51b07fe9ab9092d01b");

    /** EIP-3009 on Base. */
    public static final String TRANSFER =
            "{\"x402Version\":2,\"accepted\":{\"scheme\":\"exact\",\"network\":\"eip155:8453\","
                    + "\"asset\":\"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913\",\"extra\":{\"name\":\"USD Coin\",\"version\":\"2\"}},"
                    + "\"payload\":{\"signature\":\"0x7390dec2ed29be85df6766cc71038538626569e9052742ea98e9b65e39c227933b154f920e98a4d6f3e3284356926b4cf1979b96a18a466724c9587df1c453d31b\","
                    + "\"authorization\":{\"from\":\"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F\"," + TO
                    + ",\"value\":\"10000\","
                    + AFTER + ",\"validBefore\":\"1747003600\",\"nonce\":\"0x" + "11".repeat(32) + "\"}}}";

    private SamplePayments() {}

    private static String permit2(String witness, String signature) {
        return "{\"x402Version\":2,\"accepted\":{\"scheme\":\"upto\",\"network\":\"eip155:8453\"},\"payload\":{\"signature\":\""
                + signature
                + "\",\"permit2Authorization\":{\"from\":\"0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F\","
                + "\"permitted\":{\"token\":\"0xFbC2051AE2265686a469421b2C5A2D5462FbF5eB\",\"amount\":\"100000000000000000\"},"
                + "\"spender\":\"0x402085c248EeA27D92E8b30b2C58ed07f9E20001\",\"nonce\":\"123456789012345678901234567890\","
                + "\"deadline\":\"1780000000\",\"witness\":" + witness + "}}}";
    }

    /** The value of the header that carries it. */
    public static String header(String payment) {
        return Base64.getEncoder().encodeToString(payment.getBytes(StandardCharsets.UTF_8));
    }
}
