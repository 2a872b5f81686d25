package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.crypto.evm.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a payer signs. Accounts are {@code 0x} and 40 lower-case hexadecimal characters, numbers have at most 256 bits. */
public sealed interface Authorization {
    /** For people, {@code EIP-3009} or {@code Permit2}. */
    String method();

    /** Whose tokens are to be moved, as stated. */
    String payer();

    /** Who is to get them. */
    String payee();

    /** Who may move them where that is a contract in between; it is never the payer. */
    Optional<String> spender();

    /** The token's contract, where told. */
    Optional<String> asset();

    /** In the token's smallest unit: the amount, or the most. */
    BigInteger amount();

    /** From when on it may be carried out, Unix seconds. */
    BigInteger validAfter();

    /** Until when, Unix seconds. */
    BigInteger validUntil();

    /** Makes the authorisation one of its kind for its payer. */
    String nonce();

    /**
     * What the wallet signed, in each way in which the members can be read.
     *
     * @param chainId EIP-155
     * @return empty where a part that is signed is not told
     */
    List<Bytes> digests(long chainId);

    /** All that is signed, by name, as text. */
    Map<String, String> told();

    /**
     * A token's EIP-712 domain, as far as it is its own.
     *
     * @param asset the token's contract
     */
    record Token(String asset, String name, String version) {}

    /**
     * A transfer that the token's own contract carries out (EIP-3009; x402 specs, scheme {@code exact} on EVM).
     *
     * @param nonce 32 bytes
     * @param asset the token's contract, where told
     * @param token empty where the payload does not tell name or version
     */
    record TransferWithAuthorization(
            String payer,
            String payee,
            BigInteger amount,
            BigInteger validAfter,
            BigInteger validBefore,
            String nonce,
            Optional<String> asset,
            Optional<Token> token)
            implements Authorization {
        private static final String DOMAIN =
                "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
        private static final String TYPE = "TransferWithAuthorization(address from,address to,uint256 value,"
                + "uint256 validAfter,uint256 validBefore,bytes32 nonce)";

        @Override
        public String method() {
            return "EIP-3009";
        }

        @Override
        public Optional<String> spender() {
            return Optional.empty();
        }

        @Override
        public BigInteger validUntil() {
            return validBefore;
        }

        @Override
        public List<Bytes> digests(long chainId) {
            return token.map(known -> TypedData.digest(domain(known, chainId), struct())).stream()
                    .toList();
        }

        private static Bytes domain(Token token, long chainId) {
            return TypedData.struct(
                    DOMAIN,
                    TypedData.text(token.name()),
                    TypedData.text(token.version()),
                    TypedData.number(BigInteger.valueOf(chainId)),
                    TypedData.hex(token.asset()));
        }

        private Bytes struct() {
            return TypedData.struct(
                    TYPE,
                    TypedData.hex(payer),
                    TypedData.hex(payee),
                    TypedData.number(amount),
                    TypedData.number(validAfter),
                    TypedData.number(validBefore),
                    TypedData.hex(nonce));
        }

        @Override
        public Map<String, String> told() {
            return Map.of(
                    "from", payer,
                    "to", payee,
                    "value", amount.toString(),
                    "validAfter", validAfter.toString(),
                    "validBefore", validBefore.toString(),
                    "nonce", nonce,
                    "asset", asset.orElse(""),
                    "name", token.map(Token::name).orElse(""),
                    "version", token.map(Token::version).orElse(""));
        }
    }

    /**
     * A transfer through Uniswap's Permit2, {@code permitWitnessTransferFrom}, by a proxy of x402.
     *
     * @param proxy the spender: x402's contract, the same for all payers
     * @param permit2Nonce of Permit2's unordered nonces
     */
    record PermitWitnessTransfer(
            String payer,
            String token,
            BigInteger amount,
            String proxy,
            BigInteger permit2Nonce,
            BigInteger deadline,
            Witness witness)
            implements Authorization {
        /** The contract has this address on every chain. Source: Uniswap/permit2, README. */
        private static final String PERMIT2 = "0x000000000022d473030f116ddee9f6b43ac78ba3";

        private static final String DOMAIN = "EIP712Domain(string name,uint256 chainId,address verifyingContract)";
        private static final String TOKEN = "TokenPermissions(address token,uint256 amount)";
        private static final String STUB = "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,"
                + "uint256 nonce,uint256 deadline,Witness witness)";

        @Override
        public String method() {
            return "Permit2";
        }

        @Override
        public String payee() {
            return witness.to();
        }

        @Override
        public Optional<String> spender() {
            return Optional.of(proxy);
        }

        @Override
        public Optional<String> asset() {
            return Optional.of(token);
        }

        @Override
        public String nonce() {
            return permit2Nonce.toString();
        }

        @Override
        public BigInteger validAfter() {
            return witness.validAfter();
        }

        @Override
        public BigInteger validUntil() {
            return deadline;
        }

        @Override
        public List<Bytes> digests(long chainId) {
            Bytes domain = TypedData.struct(
                    DOMAIN,
                    TypedData.text("Permit2"),
                    TypedData.number(BigInteger.valueOf(chainId)),
                    TypedData.hex(PERMIT2));
            return witness.readings().stream()
                    .map(reading -> TypedData.digest(domain, struct(reading)))
                    .toList();
        }

        private Bytes struct(Witness.Reading reading) {
            return TypedData.struct(
                    STUB + TOKEN + reading.type(),
                    TypedData.struct(TOKEN, TypedData.hex(token), TypedData.number(amount)),
                    TypedData.hex(proxy),
                    TypedData.number(permit2Nonce),
                    TypedData.number(deadline),
                    reading.hash());
        }

        @Override
        public Map<String, String> told() {
            return Map.of(
                    "from", payer,
                    "token", token,
                    "amount", amount.toString(),
                    "spender", proxy,
                    "nonce", permit2Nonce.toString(),
                    "deadline", deadline.toString(),
                    "witness", witness.toString());
        }
    }
}
