package dev.reckoner.audit;

import dev.reckoner.appraise.TrustedBlock;
import dev.reckoner.crypto.evm.MadeBlock;
import dev.reckoner.trail.Evidence;
import java.util.List;
import java.util.Optional;

/** A block whose only receipt has a log, and the proof of that. */
final class ProvenBlock {
    private static final long CHAIN = 10740;

    private final MadeBlock block;
    private final long number;

    /** The block that the log names. */
    ProvenBlock(Evidence.EventLog log) {
        number = log.block().orElseThrow();
        var receipt = MadeBlock.receipt(List.of(MadeBlock.log(log.address().orElseThrow(), log.topics(), log.data())));
        block = new MadeBlock(number, log.blockTime().orElseThrow().getEpochSecond(), List.of(receipt));
    }

    /** The hash of the only transaction of such a block. */
    static String transaction() {
        return new MadeBlock(1, 1, List.of(MadeBlock.receipt(List.of()))).transaction(0);
    }

    /** A file that proves the receipt under the block's header. */
    String proof() {
        return """
                {"format":"reckoner-receipt-proof/1","header":"%s","transactionIndex":0,"receiptProof":%s,\
                "transactionProof":%s}""".formatted(block.header(), block.receiptProof(0), block.transactionProof(0));
    }

    /** The block as one that the analyst vouches for. */
    TrustedBlock vouched() {
        return new TrustedBlock(CHAIN, number, block.hash(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
