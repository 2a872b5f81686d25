package dev.reckoner.ledger;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/** What H2 is told about the encryption of a case's database. */
sealed interface DatabaseCipher {
    /** What is added to the database's address; never a secret. */
    String options();

    /** What is handed over beside the address. H2 wipes it, so it is made for each connection. */
    Properties secrets();

    /** The key of its file; empty where that is in the clear. */
    Optional<char[]> fileKey();

    /** No encryption. */
    record None() implements DatabaseCipher {
        @Override
        public String options() {
            return "";
        }

        @Override
        public Properties secrets() {
            return new Properties();
        }

        @Override
        public Optional<char[]> fileKey() {
            return Optional.empty();
        }
    }

    /**
     * H2's own: AES-128 in XTS mode, blocks of 4,096 bytes. It hides and does not authenticate; the Merkle tree does. H2's trace
     * file would hold statements in the clear, so there is none.
     *
     * @param key 256 random bits, so that it does not matter how cheaply H2 makes its own of them
     */
    record Aes(byte[] key) implements DatabaseCipher {
        @Override
        public String options() {
            return ";CIPHER=AES;TRACE_LEVEL_FILE=0";
        }

        // The password of the file, a space, that of the user, who has none.
        @Override
        public Properties secrets() {
            var secrets = new Properties();
            secrets.put("password", (HexFormat.of().formatHex(key) + " ").toCharArray());
            return secrets;
        }

        @Override
        public Optional<char[]> fileKey() {
            return Optional.of(HexFormat.of().formatHex(key).toCharArray());
        }

        /** Says nothing of the key. */
        @Override
        public String toString() {
            return "AES";
        }
    }
}
