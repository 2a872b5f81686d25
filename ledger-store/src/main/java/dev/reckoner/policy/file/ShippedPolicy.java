package dev.reckoner.policy.file;

import java.util.Locale;

/** The four policies that the program comes with, from the one that asks for least to the one that asks for most. */
public enum ShippedPolicy {
    /** Signature only. */
    MINIMAL("Signature only"),
    /** Attested, settled, and a share run again. */
    STANDARD("Attested, settled, sampled"),
    /** Approved builds, two witnesses, and an operator of good standing. */
    REGULATED("Approved builds, 2 witnesses"),
    /** Every claim is run again. */
    ZERO_TRUST("Everything is run again");

    private final String summary;

    ShippedPolicy(String summary) {
        this.summary = summary;
    }

    /** What it asks for, in a few words. */
    public String summary() {
        return summary;
    }

    /** Name of its file, for example {@code zero-trust.yaml}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml";
    }

    /** The text of its file. */
    public String text() {
        return PolicyFile.resource(fileName());
    }
}
