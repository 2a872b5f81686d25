package dev.reckoner.reputation.erc8004;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the values of a record must be. Source: the contracts' own limits; of texts, which they do not limit, those of this program. */
final class Rules {
    static final int TAG_BYTES = 256;
    static final int URI_BYTES = 2_048;
    static final int MOST_RESPONSE = 100;

    private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}");

    private Rules() {}

    /** {@code uint256}. */
    static BigInteger agent(BigInteger id) throws Erc8004Exception {
        if (id.signum() < 0 || id.bitLength() > 256) {
            throw new Erc8004Exception("ER-AGENT", "The id of an agent is a number from 0 to 2^256-1, not " + id + ".");
        }
        return id;
    }

    /** {@code uint64}, counted from 1 for each agent and client. */
    static BigInteger index(BigInteger index) throws Erc8004Exception {
        if (index.signum() <= 0 || index.bitLength() > 64) {
            throw new Erc8004Exception("ER-INDEX", "Feedback is counted from 1 to 2^64-1, and this is " + index + ".");
        }
        return index;
    }

    /** From 0 to 100. */
    static int response(int response) throws Erc8004Exception {
        if (response < 0 || response > MOST_RESPONSE) {
            throw new Erc8004Exception(
                    "ER-RESPONSE", "The response of a validation is from 0 to 100, and this is " + response + ".");
        }
        return response;
    }

    static String tag(String tag) throws Erc8004Exception {
        return text("A tag", tag, TAG_BYTES);
    }

    static String uri(String what, String uri) throws Erc8004Exception {
        if (uri.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new Erc8004Exception("ER-TEXT", what + " has no spaces and no control characters.");
        }
        return text(what, uri, URI_BYTES);
    }

    private static String text(String what, String text, int most) throws Erc8004Exception {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw new Erc8004Exception(
                    "ER-TEXT", what + " has at most " + most + " bytes, and this one has " + bytes + ".");
        }
        return text;
    }

    /** {@code 0x} and 64 lower-case characters. */
    static String hash(String hash) throws Erc8004Exception {
        if (!HASH.matcher(hash).matches()) {
            throw new Erc8004Exception(
                    "ER-HASH", "A hash is 0x and 64 hexadecimal characters in lower case, not " + shown(hash) + ".");
        }
        return hash;
    }

    /** {@code 0x} and 40 lower-case characters. */
    static String address(String address) throws Erc8004Exception {
        if (!ADDRESS.matcher(address).matches()) {
            throw new Erc8004Exception(
                    "ER-ADDRESS",
                    "An account is 0x and 40 hexadecimal characters in lower case, not " + shown(address) + ".");
        }
        return address;
    }

    /** What somebody typed, not longer than a sentence bears. */
    static String shown(String typed) {
        return typed.length() > 100 ? typed.substring(0, 100) + "…" : typed;
    }
}
