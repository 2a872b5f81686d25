package dev.reckoner.policy;

import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.Vocabulary;
import java.util.List;

/** Policies for tests, written as people write them. */
public final class Policies {
    /** Some of the program's checks. */
    public static final Vocabulary VOCABULARY = Vocabulary.of(List.of(
            "signature",
            "input",
            "output",
            "key",
            "party",
            "attestation",
            "freshness",
            "measurement",
            "settlement",
            "model",
            "reexecution",
            "replay"));

    /** The policy of the drawing: its draw takes claim-1, claim-5, claim-11 and claim-24 of the first forty. */
    public static final String EVERYTHING = """
            # What a claim must carry to be accepted
            policy: regulated
            version: 3
            require:
              - check: signature
                tier: affirming
              - check: measurement
                tier: affirming
                list: approved-2026-05
              - check: settlement
                tier: affirming
                within: 30m
            re-execute:
              rate: 0.12
              worst: within-empirical
            operator:
              standing: ">= 0.70"
              when-unknown: refuse
            witnesses:
              k: 2
              of: [harbour, northwind, second]
            freshness: 24h
            """;

    private Policies() {}

    /** Reads a policy that has no problem. */
    public static AccountabilityPolicy read(String text) {
        var reading = PolicyFile.read(text, VOCABULARY);
        return reading.policy()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()));
    }

    /** A policy with these lines below its name. */
    static AccountabilityPolicy asking(String... lines) {
        return read("policy: p\nversion: 1\n" + String.join("\n", lines) + "\n");
    }
}
