package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Contradiction;
import dev.reckoner.runtime.localise.EmpiricalBounds;
import dev.reckoner.runtime.localise.Inside;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.LocaliserSettings;
import dev.reckoner.runtime.localise.MeasuredBounds;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.runtime.localise.Stretch;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import dev.reckoner.runtime.worker.proto.Localise;
import dev.reckoner.runtime.worker.proto.Localised;
import dev.reckoner.runtime.worker.proto.Measured;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** How to look for a guilty operator, and what was found, as messages. */
final class SearchMessages {
    private SearchMessages() {}

    /** True if these settings can be told: what was measured is there as figures. */
    static boolean canTell(LocaliserSettings settings) {
        return settings.empirical() instanceof MeasuredBounds || settings.empirical() == EmpiricalBounds.NONE;
    }

    static void write(LocaliserSettings settings, Localise.Builder message) {
        message.setMemoryBytes(settings.memoryBytes())
                .setCovers(settings.empirical().covers())
                .setArithmetic(arithmetic(settings.claimed()));
        if (settings.empirical() instanceof MeasuredBounds measured) {
            measured.values()
                    .forEach((value, errors) -> message.addMeasured(Measured.newBuilder()
                            .setValue(value)
                            .addAllAbsolute(errors.whole().absolute())
                            .addAllRelative(errors.whole().relative())
                            .setRelL2(errors.whole().relativeL2())
                            .setScale(errors.scale())
                            .setLargest(errors.largest())));
        }
    }

    private static dev.reckoner.runtime.worker.proto.Arithmetic arithmetic(Arithmetic arithmetic) {
        return dev.reckoner.runtime.worker.proto.Arithmetic.newBuilder()
                .setName(arithmetic.name())
                .setFunctions(arithmetic.functions())
                .setArguments(arithmetic.arguments())
                .setCancelling(arithmetic.cancelling())
                .setTrigonometric(arithmetic.trigonometric())
                .setDivision(arithmetic.division())
                .setFactors(arithmetic.factors())
                .setShortSums(arithmetic.shortSums())
                .setUnrounded(arithmetic.unrounded())
                .setFlushing(arithmetic.flushing())
                .setTransforming(arithmetic.transforming())
                .setKnown(arithmetic.known())
                .setAmongOthers(arithmetic.amongOthers())
                .build();
    }

    static LocaliserSettings settings(Localise message) {
        var a = message.getArithmetic();
        var arithmetic = new Arithmetic(
                a.getName(),
                a.getFunctions(),
                a.getArguments(),
                a.getCancelling(),
                a.getTrigonometric(),
                a.getDivision(),
                a.getFactors(),
                a.getShortSums(),
                a.getUnrounded(),
                a.getFlushing(),
                a.getTransforming(),
                a.getKnown(),
                a.getAmongOthers());
        SequencedMap<String, MeasuredErrors> measured = new LinkedHashMap<>();
        for (Measured each : message.getMeasuredList()) {
            var errors = new ErrorVector(each.getAbsoluteList(), each.getRelativeList(), each.getRelL2());
            measured.put(each.getValue(), new MeasuredErrors(errors, errors, each.getScale(), each.getLargest()));
        }
        long memory =
                Math.min(message.getMemoryBytes(), LocaliserSettings.ordinary().memoryBytes());
        return new LocaliserSettings(memory, arithmetic, new MeasuredBounds(measured, message.getCovers()));
    }

    static Localised write(Localisation found) {
        Localised.Builder message =
                Localised.newBuilder().setUnchecked(found.unchecked()).setSentence(found.sentence());
        found.operators().forEach(each -> message.addOperators(write(each)));
        found.guilty().ifPresent(message::setGuilty);
        found.suspicion()
                .ifPresent(stretch -> message.setSuspicion(dev.reckoner.runtime.worker.proto.Stretch.newBuilder()
                        .setFrom(stretch.from())
                        .setTo(stretch.to())));
        found.contradictions()
                .forEach(each -> message.addContradictions(dev.reckoner.runtime.worker.proto.Contradiction.newBuilder()
                        .setCode(each.code())
                        .setValue(each.value())
                        .setSentence(each.sentence())));
        found.inside()
                .ifPresent(inside -> message.setInside(dev.reckoner.runtime.worker.proto.Inside.newBuilder()
                        .setPath(inside.path())
                        .setOperator(write(inside.operator()))));
        return message.build();
    }

    private static dev.reckoner.runtime.worker.proto.OperatorError write(OperatorError error) {
        return dev.reckoner.runtime.worker.proto.OperatorError.newBuilder()
                .setIndex(error.index())
                .setType(error.type())
                .setName(error.name())
                .setValue(error.value())
                .setVerdict(error.verdict().name())
                .setLocalError(error.localError())
                .setBound(error.bound())
                .setMultiple(error.multiple())
                .setDrift(error.drift())
                .setReason(error.reason())
                .build();
    }

    /**
     * What was found.
     *
     * @param operators how many operators the model has
     * @throws WorkerEnded if that cannot be
     */
    static Localisation read(Localised message, int operators) throws WorkerEnded {
        try {
            boolean isGuiltyThere = !message.hasGuilty() || message.getGuilty() >= 0 && message.getGuilty() < operators;
            if (message.getOperatorsCount() != operators || !isGuiltyThere) {
                throw WorkerEnded.ofNonsense();
            }
            return new Localisation(
                    message.getOperatorsList().stream()
                            .map(SearchMessages::read)
                            .toList(),
                    message.hasGuilty() ? OptionalInt.of(message.getGuilty()) : OptionalInt.empty(),
                    message.getUnchecked(),
                    message.getSentence(),
                    message.hasSuspicion()
                            ? Optional.of(new Stretch(
                                    message.getSuspicion().getFrom(),
                                    message.getSuspicion().getTo()))
                            : Optional.empty(),
                    message.getContradictionsList().stream()
                            .map(each -> new Contradiction(each.getCode(), each.getValue(), each.getSentence()))
                            .toList(),
                    message.hasInside()
                            ? Optional.of(new Inside(
                                    message.getInside().getPath(),
                                    read(message.getInside().getOperator())))
                            : Optional.empty());
        } catch (IllegalArgumentException noVerdictOrStretch) {
            throw WorkerEnded.ofNonsense();
        }
    }

    private static OperatorError read(dev.reckoner.runtime.worker.proto.OperatorError error) {
        return new OperatorError(
                error.getIndex(),
                error.getType(),
                error.getName(),
                error.getValue(),
                Verdict.valueOf(error.getVerdict()),
                error.getLocalError(),
                error.getBound(),
                error.getMultiple(),
                error.getDrift(),
                error.getReason());
    }
}
