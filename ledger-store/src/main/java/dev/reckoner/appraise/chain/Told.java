package dev.reckoner.appraise.chain;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and how something stands on a chain, by what the case's sources tell of it.
 *
 * @param contract who logged it, or who was called; {@code 0x} and 40 characters
 * @param sender who sent the transaction; shown, and never taken for leave to send it
 * @param transaction hash of the transaction
 * @param chainId EIP-155
 * @param at time of the block
 * @param outcome what became of the transaction
 * @param proof what it rests on
 * @param restsOn the items that tell it
 */
public record Told(
        Optional<String> contract,
        Optional<String> sender,
        Optional<String> transaction,
        Optional<Long> chainId,
        Optional<Long> block,
        Optional<Instant> at,
        Outcome outcome,
        Proof proof,
        List<Digest> restsOn) {
    /** What became of a transaction. */
    public enum Outcome {
        /** It has a log, or its receipt tells of success. */
        DONE,
        /** Its receipt tells of failure: it was broadcast and changed nothing. */
        REVERTED,
        /** There is no receipt, or receipts contradict each other. */
        UNTOLD
    }

    /** What the word rests on. */
    public enum Proof {
        /** A log that a proof shows to be on the chain. */
        PROVEN_LOG("proven log"),
        /** A log as somebody printed it. */
        LOG("unproven log"),
        /** Calldata as somebody printed it. */
        CALLDATA("unproven calldata");

        private final String words;

        Proof(String words) {
            this.words = words;
        }
    }

    public Told {
        restsOn = List.copyOf(restsOn);
    }

    /** What a log tells, with the transaction that it names. */
    static Told of(Evidence.EventLog log, ToldTransactions transactions, LogProofs proofs) {
        var proof = proofs.of(log);
        var sent = log.transaction().map(hash -> transactions.of(hash, log.chainId()));
        return new Told(
                log.address(),
                sent.flatMap(ToldTransactions.Joined::from),
                log.transaction(),
                log.chainId(),
                log.block(),
                log.blockTime(),
                sent.filter(joined -> joined.outcome() == Outcome.REVERTED)
                        .map(ToldTransactions.Joined::outcome)
                        .orElse(Outcome.DONE),
                proof.isPresent() ? Proof.PROVEN_LOG : Proof.LOG,
                Stream.concat(Stream.of(log.id()), proof.stream()).toList());
    }

    /** For people: block, contract, sender and what it rests on. */
    public String words() {
        return block.map(number -> "block " + number).orElse("a block that is not told")
                + at.map(time -> " of " + time).orElse("")
                + contract.map(address -> ", contract " + address).orElse(", contract not told")
                + sender.map(address -> ", sender " + address).orElse("")
                + ", " + proof.words;
    }
}
