package dev.reckoner.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.MadeChain;
import dev.reckoner.appraise.MadeGateway;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** A signed response, the key of its enclave, and what a chain tells. */
final class ChainTrail {
    /** When the response was signed. */
    static final Instant SIGNED = RecordTrail.AT;

    static final MadeGateway GATEWAY = new MadeGateway();

    private static final ObjectNode EXCHANGE = exchange("Who goes there?", "A friend.");
    private static final Evidence.SignedResponse RESPONSE = signed(EXCHANGE);

    private final Investigation investigation;
    private final CollectingSink told = new CollectingSink();
    private final MadeChain chain = new MadeChain(told);

    private ChainTrail(Investigation investigation) {
        this.investigation = investigation;
    }

    /** Puts response and key into the trail. */
    static ChainTrail in(Investigation investigation) throws IOException {
        investigation.file("key.json", GATEWAY.signingKey());
        investigation.file("exchange.json", EXCHANGE);
        return new ChainTrail(investigation);
    }

    /** What makes the chain tell. */
    @FunctionalInterface
    interface Telling {
        void by(MadeChain chain) throws Exception;
    }

    /** Puts what the chain is made to tell into the trail. */
    void telling(Telling telling) throws Exception {
        telling.by(chain);
        investigation.file("chain.json", chain.file());
    }

    static Evidence.SignedResponse response() {
        return RESPONSE;
    }

    /** The same answer at the same time, signed once more: the signature is another one. */
    static Evidence.SignedResponse signedAgain() {
        return signed(exchange("Who goes there?", "A friend."));
    }

    /** Another exchange with the same enclave at the same time. */
    static ObjectNode exchange(String question, String answer) {
        return GATEWAY.exchange(MadeGateway.request(question, 0.5), answer, SIGNED);
    }

    /** The response of the exchange, as it is read. */
    static Evidence.SignedResponse signed(ObjectNode exchange) {
        try {
            return MadeGateway.read(new CollectingSink(), exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
