package dev.reckoner.audit;

import java.util.List;

/** The checks that the evidence strip of the claims table shows, in fixed order. */
public final class EvidenceStrip {
    /** Check ids, in the order of the marks. */
    public static final List<String> CHECKS = KnownCheck.stripIds();

    private EvidenceStrip() {}
}
