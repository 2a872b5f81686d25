package dev.reckoner.ui.reexecution;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;

/** Which output a run was compared with, where the output that was signed and the one that the trail holds differ. */
final class ComparedOutput {
    private ComparedOutput() {}

    /**
     * A sentence about the first output that differs or is missing; empty where what was signed is what the trail holds.
     *
     * @param code reason code of the outcome
     */
    static Optional<String> of(Claim claim, String code) {
        return claim.outputs().stream()
                .flatMap(output -> words(output, code).stream())
                .findFirst();
    }

    private static Optional<String> words(ValueReference output, String code) {
        if (output.claimed().isEmpty()) {
            return output.held().isPresent()
                    ? Optional.of(Messages.get("reexecution.against.unsigned", output.name()))
                    : Optional.empty();
        }
        String signed = output.claimed().orElseThrow().abbreviated();
        if (output.held().isEmpty()) {
            return Optional.of(Messages.get("reexecution.against.absent", output.name(), signed));
        }
        if (output.held().equals(output.claimed()) || !sameKind(output)) {
            return Optional.empty();
        }
        String key = code.equals("EX-OUTPUT-CHANGED") ? "reexecution.against.neither" : "reexecution.against.signed";
        return Optional.of(Messages.get(
                key, output.name(), signed, output.held().orElseThrow().abbreviated()));
    }

    /** Digests of two algorithms cannot be compared. */
    private static boolean sameKind(ValueReference output) {
        return output.claimed()
                .orElseThrow()
                .algorithm()
                .equals(output.held().orElseThrow().algorithm());
    }
}
