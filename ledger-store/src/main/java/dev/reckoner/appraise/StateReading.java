package dev.reckoner.appraise;

import dev.reckoner.crypto.evm.BlockHeader;
import dev.reckoner.crypto.evm.Proof;
import dev.reckoner.crypto.evm.StateProof;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.evm.StateProofFile;
import java.math.BigInteger;
import java.util.Optional;

/** What a state proof shows under its own header. Of several things that are wrong the first counts. */
sealed interface StateReading {
    /** No header came with it. */
    record Headless() implements StateReading {}

    /** A node, or the account itself, is not what it should be. */
    record Broken(String sentence) implements StateReading {}

    /** The file states something else than its proof shows. */
    record Other(String sentence) implements StateReading {}

    /** The account is said not to be there. */
    record Absent() implements StateReading {}

    /**
     * The account is there, and what is stated of it is so.
     *
     * @param slots storage slots that are proven to hold what is stated
     * @param zero slots said to hold nothing, which is not counted
     */
    record Holds(BlockHeader header, int slots, int zero) implements StateReading {}

    /** Reads the bytes of the item; empty where they are not those of this proof. */
    static Optional<StateReading> of(Evidence.StateProofDocument item, byte[] raw) {
        try {
            StateProofFile file = StateProofFile.read(raw);
            return file.evidence(item.blob(), item.place()).equals(item)
                    ? Optional.of(file.header().map(header -> of(file, header)).orElseGet(Headless::new))
                    : Optional.empty();
        } catch (TrailFormatException changed) {
            return Optional.empty();
        }
    }

    private static StateReading of(StateProofFile file, BlockHeader header) {
        if (file.statedHash()
                .filter(stated -> !stated.equals(header.hash().toString()))
                .isPresent()) {
            return new Other("the stated block hash is not that of the header");
        }
        return switch (StateProof.account(header, file.account(), file.nodes())) {
            case Proof.NotProven<StateProof.Account> not -> new Broken(not.sentence());
            case Proof.Absent<StateProof.Account> absent -> new Absent();
            case Proof.Present<StateProof.Account> present -> of(file, header, present.value());
        };
    }

    private static StateReading of(StateProofFile file, BlockHeader header, StateProof.Account account) {
        boolean agrees =
                file.nonce().filter(stated -> !stated.equals(account.nonce())).isEmpty()
                        && file.balance()
                                .filter(stated -> !stated.equals(account.balance()))
                                .isEmpty()
                        && file.storageRoot()
                                .filter(stated -> !stated.equals(account.storageRoot()))
                                .isEmpty()
                        && file.codeHash()
                                .filter(stated -> !stated.equals(account.codeHash()))
                                .isEmpty();
        if (!agrees) {
            return new Other("what is stated of the account is not what is proven");
        }
        int zero = 0;
        for (StateProofFile.Slot slot : file.slots()) {
            Proof<BigInteger> proof = StateProof.slot(account, slot.key(), slot.nodes());
            if (proof instanceof Proof.NotProven<BigInteger> not) {
                return new Broken(not.sentence());
            }
            BigInteger value = proof instanceof Proof.Present<BigInteger> present ? present.value() : BigInteger.ZERO;
            if (!value.equals(slot.value())) {
                return new Other("the stated value of slot " + slot.key() + " is not the proven one");
            }
            zero += proof instanceof Proof.Absent<BigInteger> ? 1 : 0;
        }
        return new Holds(header, file.slots().size() - zero, zero);
    }
}
