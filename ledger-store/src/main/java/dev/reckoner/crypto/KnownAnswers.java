package dev.reckoner.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Signatures whose worth is known, one for each way that an engine is used in: it must accept each and refuse it with a bit
 * changed before anything is entrusted to it. ECDSA: RFC 6979, A.2.5 and A.2.6; RSA-PSS: a key made for this, not kept.
 */
final class KnownAnswers {
    private static final byte[] MESSAGE = "sample".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] P256 = hex("3059301306072a8648ce3d020106082a8648ce3d030107034200"
            + "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    private static final byte[] ES256 = hex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");

    private static final byte[] P384 = hex("3076301006072a8648ce3d020106052b81040022036200"
            + "04ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64def8f0ea9055866064a254515480bc13"
            + "8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720");
    private static final byte[] ES384 = hex(
            "94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46"
                    + "99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8");

    private static final byte[] RSA =
            base64("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjFDDqn6LbbVt7gWPrXlsqjBCq+hN/L+2tEkrEKEMbV/wHhQ29J10"
                    + "+R+J/4EzDnySMIfRtvThrnJfNzNZLH5dYDs0hyVMs0FTo80D2aa08FqaSr8P2/AlgXPNBifDungq+D7i2VbzOeIqn+j9cmfIgfVCpGfz"
                    + "GBkAXryco4G/ws+iKqUXz29CuN4HLplNE3hhw/s+ciJqPAuu0qAVyjQUbb0PvS2tV4w1mdg9uuTaWD0ZfIDKxXHdsq0LuV1zdQq3Lo1b"
                    + "2Pg8/1M7tCsh7AsrUZE8/BYcaGFDE5CWSzoFBd4JUBEp3/VYDloa4aKj1sXPhSjE+LxlSH/FpZkaxHhPvwIDAQAB");
    private static final byte[] PSS_32 =
            base64("YsVb+mwEhzNZcwLLGwadkqB4ZjtQ2Nhr4oJkZMj0yUxFyc9Y1CC21eW8+w0WGs8ZN135V2uZQamNt8dMJHzbtmEku/E9BJsG"
                    + "MtSOagAf58KwhkqBbU3NihbQiRMUGrhCPYE3GnSrBTijXkOQGKvNEOkg3o4lWyePauogNAHUSmJI0loAAgeWcYcNDNxer9LGkAinXlMK"
                    + "bEIy2s6nnGkw+zxP2qMlYTom4TlFlGmixaLaeK47yZvuqnsQdGOrfT9rFpUecB0SS19tb07r4cQXpDZYcdQYedgmvrBrvoQJ3VtvP7qx"
                    + "iRCk8IarPkrqlNWAFgtKd0ZDA3EWS3LiPeTtow==");
    private static final byte[] PSS_222 =
            base64("eXDq5guCkKUlHsxeFonx0oAMpa21EKbqrjDAuW3kiJU8GYlAI26DDwUuNfvtOB1XAZY8BI0WKLcRUAf6dMi+zrTBNX/XzkLQ"
                    + "B9f6/xxpmWCOw2BIOz3UNZTzxcRFj0uSfK6/Q8sXOHgUeHZZrP13ToM4BCxC86Ckc8Mck6gN4vdfuZTWwiPZc3VzJWbPZbSMIYzdhtTV"
                    + "8N3baFU7Vu1jA3cKdmPNf/ci62YKO2rkBIjA73DwUjXx59VqlnLE914wGIau+QViIX6BUWHSz2NnqDykhdRHZg8DCAbKukTtlI4Mkqbp"
                    + "o8ri4lpBTIGVa+gf2754fNARKuPK/h8pbXXq1w==");

    private static final List<KnownAnswer> ALL = List.of(
            new KnownAnswer(SignatureScheme.ES256, P256, ES256),
            new KnownAnswer(SignatureScheme.ES384, P384, ES384),
            new KnownAnswer(SignatureScheme.pss(32), RSA, PSS_32),
            new KnownAnswer(SignatureScheme.pss(222), RSA, PSS_222));

    private KnownAnswers() {}

    /**
     * A valid signature.
     *
     * @param spki the key as SubjectPublicKeyInfo
     * @param signature over {@link #MESSAGE}
     */
    private record KnownAnswer(SignatureScheme scheme, byte[] spki, byte[] signature) {
        boolean isGivenBy(SignatureEngine engine) {
            return answer(engine, signature) && !answer(engine, changed());
        }

        private boolean answer(SignatureEngine engine, byte[] given) {
            try {
                return engine.answer(scheme, PublicKeys.read(spki).orElseThrow(), MESSAGE, given);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        private byte[] changed() {
            byte[] changed = signature.clone();
            changed[changed.length - 1] ^= 1;
            return changed;
        }
    }

    /** True if the engine accepts what is valid and refuses what is not. */
    static boolean areGivenBy(SignatureEngine engine) {
        return ALL.stream().allMatch(known -> known.isGivenBy(engine));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }
}
