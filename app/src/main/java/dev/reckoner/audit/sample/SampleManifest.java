package dev.reckoner.audit.sample;

import java.util.List;
import java.util.SortedMap;

/**
 * What the sample holds, as {@code manifest.json} beside the case lists it: every fault, and the story that they are part of. Days are
 * counted from 1, as the window counts them.
 *
 * @param answers how many answers of each operator there are, without those of chat gateways
 * @param faults every fault and what the audit must say of it
 * @param codes how many of these answers must have each reason code that a fault of theirs names
 * @param isolation what was isolated
 * @param derived answers whose input another one gave
 * @param shared means that several operators serve by
 * @param use how many answers each operator was asked for before and after it was known what was found
 */
public record SampleManifest(
        SortedMap<String, Integer> answers,
        List<Fault> faults,
        SortedMap<String, Integer> codes,
        Isolated isolation,
        List<Derived> derived,
        List<Shared> shared,
        List<Use> use) {
    /** Weeks before and after the audit that are counted. */
    static final int WEEKS = 6;

    /**
     * A fault and what the audit must say of it.
     *
     * @param label the claim's label
     * @param fault what was done to it
     * @param tier the tier it must end in
     * @param code a reason code it must have
     * @param day of the audit that must find it
     */
    public record Fault(String label, String fault, String tier, String code, int day) {}

    /**
     * What is isolated.
     *
     * @param build the build, as it is published
     * @param from the first day whose answers are isolated
     * @param isolated day of the audit that isolates it
     * @param lifted day of the audit at which it is lifted
     * @param claims how many claims that touches when it is isolated
     * @param downstream how many claims came from their answers by then
     * @param claimsWhenLifted how many claims it touches when it is lifted
     */
    public record Isolated(
            String operator,
            String build,
            int from,
            int isolated,
            int lifted,
            int claims,
            int downstream,
            int claimsWhenLifted) {}

    /**
     * An answer that was made of another one.
     *
     * @param label its claim's label
     * @param source label of the claim whose answer it takes
     * @param application who had the one and asked for the other
     * @param faulty true if the source is not of the model that its record names
     */
    public record Derived(String label, String source, String application, boolean faulty) {}

    /**
     * A build, an account and a TLS certificate that are not of one operator alone.
     *
     * @param build as it is published, which anybody may run; attestations prove it
     * @param payout the account that is paid, as trails state it and nobody signs
     * @param certificate subject of the certificate that their attestations commit to
     */
    public record Shared(String build, String payout, String certificate, List<String> operators) {}

    /**
     * Answers of an operator in the weeks before the audit that found something, and in as many after it.
     *
     * @param before in each of six weeks, the earliest first
     * @param after likewise
     */
    public record Use(String operator, List<Integer> before, List<Integer> after) {}
}
