package dev.reckoner.answer;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Signatures;
import dev.reckoner.reputation.subject.SubjectKind;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Answers to try things with. */
final class Answers {
    static final String ORIGIN = "reckoner.dev/case/april/1a2b3c4d";

    private Answers() {}

    /** Of the private key 0101…01. */
    static KeyPair key() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 1);
        return Signatures.ed25519(seed);
    }

    static Digest digest(String of) {
        return Digest.sha256(of.getBytes(StandardCharsets.UTF_8));
    }

    static FindingRef finding(int number) {
        return new FindingRef(
                digest("claim " + number),
                "reexecution",
                "EX-PRECISION-SUBSTITUTED",
                100L + number,
                digest("entry " + number));
    }

    static AnswerStatement statement(String words) {
        return new AnswerStatement(
                ORIGIN,
                List.of(finding(1)),
                new AnsweringParty(SubjectKind.OPERATOR, "meridian-02"),
                words,
                Instant.parse("2026-04-20T09:00:00Z"),
                List.of(digest("log of the deployment")));
    }
}
