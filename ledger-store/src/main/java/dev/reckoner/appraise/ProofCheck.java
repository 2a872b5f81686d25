package dev.reckoner.appraise;

import dev.reckoner.appraise.code.ProofCode;
import dev.reckoner.crypto.evm.BlockHeader;
import dev.reckoner.crypto.evm.Proof;
import dev.reckoner.crypto.evm.Receipt;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Does a proof hold under the header of its block, and does the analyst vouch for that block? Nobody signs a proof, so it speaks
 * against nobody; that something is absent is never believed, since headers over CometBFT carry the roots of empty tries.
 */
final class ProofCheck implements Check {
    private final ProofReadings readings;

    ProofCheck(ProofReadings readings) {
        this.readings = readings;
    }

    @Override
    public String id() {
        return "proof";
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return switch (evidence) {
            case Evidence.ReceiptProof proof -> List.of(receipt(answer(proof, proof.blockTime()), proof, context));
            case Evidence.StateProofDocument proof ->
                List.of(state(answer(proof, proof.blockTime().orElse(Instant.EPOCH)), proof, context));
            default -> List.of();
        };
    }

    private Answer answer(Evidence proof, Instant asOf) {
        return new Answer(Subject.evidence(proof.id()), id(), asOf, List.of(proof.id()));
    }

    private Finding receipt(Answer answer, Evidence.ReceiptProof proof, Context context) {
        Optional<ReceiptReading> reading = readings.of(proof, context);
        return reading.map(read -> receipt(answer, read, context))
                .orElseGet(() -> answer.gives(ProofCode.PROOF_NOT_HELD, ""));
    }

    private static Finding receipt(Answer answer, ReceiptReading reading, Context context) {
        Optional<String> contradiction = reading.contradiction();
        if (contradiction.isPresent()) {
            return answer.gives(ProofCode.PROOF_OTHER, contradiction.get());
        }
        if (reading.emptyRoot() || reading.receipt() instanceof Proof.Absent<Receipt>) {
            return answer.gives(
                    ProofCode.PROOF_ABSENCE, "no receipt " + reading.file().index());
        }
        return switch (reading.receipt()) {
            case Proof.NotProven<Receipt> not -> answer.gives(ProofCode.PROOF_INVALID, not.sentence());
            case Proof.Absent<Receipt> absent -> answer.gives(ProofCode.PROOF_ABSENCE, "");
            case Proof.Present<Receipt> present ->
                holds(
                        answer,
                        reading.file().header(),
                        "receipt " + reading.file().index() + " with "
                                + present.value().logs().size() + " logs"
                                + reading.transaction()
                                        .map(hash -> " of transaction " + hash)
                                        .orElse(", of a transaction that is not proven"),
                        context);
        };
    }

    private static Finding state(Answer answer, Evidence.StateProofDocument proof, Context context) {
        Optional<StateReading> reading =
                HeldBytes.of(proof.blob(), context).flatMap(raw -> StateReading.of(proof, raw));
        return reading.map(read -> state(answer, read, proof.account(), context))
                .orElseGet(() -> answer.gives(ProofCode.PROOF_NOT_HELD, ""));
    }

    private static Finding state(Answer answer, StateReading reading, String account, Context context) {
        return switch (reading) {
            case StateReading.Headless none -> answer.gives(ProofCode.PROOF_HEADER_ABSENT, "");
            case StateReading.Broken broken -> answer.gives(ProofCode.PROOF_INVALID, broken.sentence());
            case StateReading.Other other -> answer.gives(ProofCode.PROOF_OTHER, other.sentence());
            case StateReading.Absent absent -> answer.gives(ProofCode.PROOF_ABSENCE, "no account " + account);
            case StateReading.Holds holds ->
                holds(
                        answer,
                        holds.header(),
                        "account " + account + ", " + holds.slots() + " stored values"
                                + (holds.zero() == 0 ? "" : ", and " + holds.zero() + " said to be zero"),
                        context);
        };
    }

    private static Finding holds(Answer answer, BlockHeader header, String shown, Context context) {
        return VouchedBlock.of(header, context.references())
                .map(block -> answer.gives(
                        ProofCode.PROOF_VALID, shown + ", " + VouchedBlock.said(block, context.references())))
                .orElseGet(() -> answer.gives(
                        ProofCode.PROOF_HEADER_UNVOUCHED, shown + ", block " + header.number() + " " + header.hash()));
    }
}
