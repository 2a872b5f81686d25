package dev.reckoner.trail.evm;

import dev.reckoner.trail.Limits;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.inference.OnchainInferences;
import java.io.IOException;

/**
 * Reads event logs, receipts, transactions and blocks of EVM chains: answers of a node's JSON-RPC interface to
 * {@code eth_getLogs}, {@code eth_getTransactionReceipt}, {@code eth_getTransactionByHash} and {@code eth_getBlockByNumber},
 * the same records as ethers, viem and web3.py print them, lists of them, and one a line. Inferences among them become claims.
 */
public final class ChainReader implements TrailReader {
    /** Enough for the data of the largest log in hexadecimal, and what stands before it. */
    private static final int HEAD = 4 * Limits.CHAIN_DATA_BYTES;

    private static final int BLANK = 64;

    @Override
    public String format() {
        return "EVM logs and transactions";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        return beginsLikeJson(file.head(BLANK)) && ChainShape.isIn(file.head(HEAD));
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try {
            ChainFile documents = new ChainFile(file, sink);
            BlockTimes times = times(documents);
            OnchainInferences inferences = new OnchainInferences(sink);
            ChainRecords records = new ChainRecords(sink, times, inferences);
            documents.visit(true, records::read);
            times.report(file.name(), sink);
            inferences.finish();
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name()));
        }
    }

    private static BlockTimes times(ChainFile documents) throws IOException {
        BlockTimes times = new BlockTimes();
        try {
            documents.visit(false, times::collect);
        } catch (TrailFormatException reportedByTheSecondVisit) {
            return times;
        }
        return times;
    }

    private static boolean beginsLikeJson(byte[] head) {
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return true;
            }
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return false;
    }
}
