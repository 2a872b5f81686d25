package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.evm.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a node of OpenGradient's chain tells: logs, and transactions with their receipts and blocks. A block a second. */
public final class ToldChain {
    private static final String CHAIN = "0x29f4";
    private static final long FIRST_BLOCK = 4_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String registry;
    private final Instant beginning;
    private final ArrayNode logs = NODES.arrayNode();
    private final ArrayNode transactions = NODES.arrayNode();
    private final Map<Long, Integer> logsInBlock = new HashMap<>();

    /**
     * A chain without transactions.
     *
     * @param registry the contract whose logs are told
     * @param beginning time of the first block
     */
    public ToldChain(String registry, Instant beginning) {
        this.registry = registry;
        this.beginning = beginning;
    }

    private long block(Instant at) {
        return FIRST_BLOCK + Duration.between(beginning, at).toSeconds();
    }

    /** Approves a build in the registry. */
    public void approve(String pcrHash, String version, Instant at) {
        log(RegistryContract.approved(pcrHash, version), at);
    }

    /** Tells of an enclave's admission without its transaction. */
    public void admit(GatewayEnclave enclave, Instant at) {
        log(RegistryContract.registered(enclave.teeId(), enclave.owner()), at);
    }

    /**
     * Relays a sign of life.
     *
     * @param signed what the enclave gives as its time
     * @param at time of the block
     */
    public void heartbeat(GatewayEnclave enclave, Instant signed, Instant at) {
        log(RegistryContract.heartbeat(enclave.teeId(), signed), at);
    }

    /** Adds a log of the registry. */
    void log(ContractLog event, Instant at) {
        logs.add(numbered(registry, event, at, Optional.empty()));
    }

    private ObjectNode numbered(String contract, ContractLog event, Instant at, Optional<String> transaction) {
        ObjectNode log = NODES.objectNode().put("address", contract);
        event.topics().forEach(log.putArray("topics")::add);
        log.put("data", event.data().toString())
                .put("blockNumber", hex(block(at)))
                .put("blockTimestamp", hex(at.getEpochSecond()));
        transaction.ifPresent(hash -> log.put("transactionHash", hash));
        return log.put("logIndex", hex(logsInBlock.merge(block(at), 1, Integer::sum) - 1L));
    }

    /**
     * Adds a transaction that succeeded, with its receipt and its block.
     *
     * @param event the log that it leaves
     * @return its hash
     */
    String transact(String from, String to, Bytes calldata, Instant at, ContractLog event) {
        String hash = hash("transaction " + block(at) + from + to);
        ObjectNode told = transactions.addObject().put("chainId", CHAIN);
        ObjectNode block = told.putObject("block").put("number", hex(block(at)));
        block.put("hash", hash("block " + block(at)))
                .put("parentHash", hash("block " + (block(at) - 1)))
                .put("timestamp", hex(at.getEpochSecond()));
        placed(told.putObject("transaction").put("hash", hash), from, to, at)
                .put("nonce", hex(transactions.size()))
                .put("gas", "0x1e8480")
                .put("value", "0x0")
                .put("input", calldata.toString());
        ObjectNode receipt = placed(told.putObject("receipt").put("transactionHash", hash), from, to, at);
        receipt.put("status", "0x1").put("gasUsed", "0x124f8");
        ObjectNode log = numbered(to, event, at, Optional.of(hash));
        receipt.putArray("logs").add(log);
        if (to.equals(registry)) {
            logs.add(log);
        }
        return hash;
    }

    private ObjectNode placed(ObjectNode record, String from, String to, Instant at) {
        return record.put("from", from)
                .put("to", to)
                .put("blockNumber", hex(block(at)))
                .put("blockHash", hash("block " + block(at)))
                .put("transactionIndex", "0x0");
    }

    private static String hash(String of) {
        return Bytes.of(of.getBytes(StandardCharsets.UTF_8)).keccak().toString();
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** What a node answers to {@code eth_getLogs}, with the chain's id beside it. */
    public ObjectNode logs() {
        ObjectNode answer = NODES.objectNode().put("jsonrpc", "2.0").put("id", 1);
        answer.put("chainId", CHAIN).set("result", logs);
        return answer;
    }

    /** Transactions, each with its block and its receipt. */
    ArrayNode transactions() {
        return transactions;
    }
}
