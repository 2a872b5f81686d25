package dev.reckoner.audit.sample.opengradient;

import dev.reckoner.audit.sample.opengradient.GatewayPlan.Fault;
import dev.reckoner.audit.sample.opengradient.SessionRecords.Made;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import dev.reckoner.trail.opengradient.settlement.SettlementTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions as the facilitator settled them.
 *
 * @param blobs what it published
 * @param alone transactions that settle one response, by its session
 */
record GatewaySettlements(List<PublishedBlob> blobs, Map<ChatSession, String> alone) {
    private static final String FACILITATOR =
            Wallet.of(GatewayPlan.SEED, "facilitator").address();

    /** Settles every session, and tells the chain. */
    static GatewaySettlements of(List<Made> made, ToldChain chain) {
        List<PublishedBlob> blobs = new ArrayList<>();
        Map<ChatSession, String> alone = new EnumMap<>(ChatSession.class);
        for (ChatSession session : ChatSession.values()) {
            List<SignedExchange> settled = made.stream()
                    .filter(one -> one.planned().session() == session)
                    .filter(one -> one.planned().fault() != Fault.NEVER_SETTLED)
                    .map(Made::signed)
                    .toList();
            if (session.isSettledAlone()) {
                alone.put(session, alone(session, settled.getFirst(), chain, blobs));
            } else {
                batch(session, settled, chain, blobs);
            }
        }
        return new GatewaySettlements(blobs, alone);
    }

    private static void batch(
            ChatSession session, List<SignedExchange> settled, ToldChain chain, List<PublishedBlob> blobs) {
        List<Leaf> leaves = settled.stream().map(SignedExchange::leaf).toList();
        SettlementTree tree = SettlementTree.over(leaves);
        PublishedBlob blob = PublishedBlob.batch(leaves, tree);
        blobs.add(blob);
        chain.transact(
                FACILITATOR,
                SettlementContract.ADDRESS,
                SettlementContract.batchSettle(blob, tree.root(), leaves.size()),
                session.settled(),
                SettlementContract.batchSettled(blob, tree.root(), leaves.size()));
    }

    private static String alone(ChatSession session, SignedExchange one, ToldChain chain, List<PublishedBlob> blobs) {
        // For Permit2 the gateway's middleware gives the contract that may move the tokens, not who pays.
        String address = session.paying == ChatSession.Paying.ALONE_BY_TRANSFER
                ? SessionRecords.paymentOf(session).payer().address()
                : MadePayment.PROXY;
        PublishedBlob blob = PublishedBlob.individual(one, address);
        blobs.add(blob);
        return chain.transact(
                FACILITATOR,
                SettlementContract.ADDRESS,
                SettlementContract.settleIndividual(blob, one, address),
                session.settled(),
                SettlementContract.individuallySettled(blob, one, address));
    }
}
