package dev.reckoner.audit.sample.opengradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the sample's gateways and what is wrong with it. The faults are part of the plan, so that the manifest and the
 * trail cannot disagree.
 */
public final class GatewayPlan {
    /** Keys, salts and identifiers of the sample come from it. */
    static final Seed SEED = new Seed(20260427);

    private GatewayPlan() {}

    /** The address of an account of the sample, which holds nothing; of one name always the same. */
    public static String account(String name) {
        return Wallet.of(SEED, name).address();
    }

    /**
     * What is wrong with an answer or its surroundings, if anything, and what the audit must say of it. That the tier is
     * affirming says that the answer itself stands: what the chain tells, what was charged and who paid are remarks.
     */
    enum Fault {
        NONE("AFFIRMING", ""),
        /** Signed when the registry had the enclave out of service. */
        SIGNED_AFTER_RETIREMENT("AFFIRMING", "EV-REGISTRY-DISABLED"),
        /** Signed when the last sign of life was older than allowed. */
        ENCLAVE_SILENT("AFFIRMING", "EV-HEARTBEAT-STALE"),
        /** In no batch, among others that are. */
        NEVER_SETTLED("AFFIRMING", "EV-UNSETTLED-IN-CASE"),
        /** More is charged than the tokens cost. */
        COST_RAISED("AFFIRMING", "EV-COST-DIFFERS"),
        /** The settlement names x402's contract where a payer is expected. */
        CONTRACT_NAMED_AS_PAYER("AFFIRMING", "EV-PAYER-NOT-SPENDER"),
        /** Members of the request that no signature covers were changed, and one was cut out. */
        UNSIGNED_MEMBERS_CHANGED("AFFIRMING", "EV-COVERAGE-GAPS"),
        /** Only the response was kept. */
        REQUEST_MISSING("NONE", "EV-REQUEST-HASH-ABSENT"),
        /** A figure in the answer was changed after it was signed. */
        ANSWER_CHANGED("CONTRAINDICATED", "EV-OUTPUT-HASH-MISMATCH");

        final String tier;
        final String code;

        Fault(String tier, String code) {
            this.tier = tier;
            this.code = code;
        }
    }

    /**
     * One planned exchange.
     *
     * @param number within the sample, from 0
     * @param position within its session, from 0
     */
    record Planned(int number, ChatSession session, int position) {
        Fault fault() {
            return switch (session) {
                case IN_SILENCE -> Fault.ENCLAVE_SILENT;
                case AFTER_RETIREMENT -> Fault.SIGNED_AFTER_RETIREMENT;
                case ALONE_BY_PERMIT -> Fault.CONTRACT_NAMED_AS_PAYER;
                case THIRD -> position == 5 ? Fault.UNSIGNED_MEMBERS_CHANGED : Fault.NONE;
                case LAST -> last(position);
                default -> Fault.NONE;
            };
        }

        private static Fault last(int position) {
            return switch (position) {
                case 3 -> Fault.COST_RAISED;
                case 6 -> Fault.NEVER_SETTLED;
                case 8 -> Fault.ANSWER_CHANGED;
                case 10 -> Fault.REQUEST_MISSING;
                default -> Fault.NONE;
            };
        }

        /** True if the answer is streamed and calls a tool. */
        boolean callsTools() {
            return session == ChatSession.WITH_TOOLS && position == 5;
        }
    }

    /** Every exchange, in the order of time. */
    static List<Planned> exchanges() {
        List<Planned> all = new ArrayList<>();
        for (ChatSession session : ChatSession.values()) {
            for (int position = 0; position < session.length; position++) {
                all.add(new Planned(all.size(), session, position));
            }
        }
        return List.copyOf(all);
    }

    /**
     * What the audit must say of a response.
     *
     * @param label the response's own number
     * @param fault what was done to it
     * @param tier the claim's
     * @param code a reason code among its findings
     */
    public record Expectation(String label, String fault, String tier, String code) {}

    /** Every response with a fault. */
    public static List<Expectation> faults() {
        return exchanges().stream().flatMap(one -> expectation(one).stream()).toList();
    }

    private static Optional<Expectation> expectation(Planned one) {
        Fault fault = one.fault();
        return fault == Fault.NONE
                ? Optional.empty()
                : Optional.of(new Expectation(Questions.label(one), fault.name(), fault.tier, fault.code));
    }
}
