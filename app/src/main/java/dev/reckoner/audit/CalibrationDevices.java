package dev.reckoner.audit;

import java.util.List;
import java.util.Optional;

/**
 * The devices that a calibration is made across. The processor always takes part: every other is compared with it.
 *
 * @param named ids of {@link OfferedDevice}s; empty for every usable device that is no software driver
 */
public record CalibrationDevices(Optional<List<String>> named) {
    /** The processor and every usable device of the machine; a driver that computes on the processor is none. */
    public static final CalibrationDevices EVERY = new CalibrationDevices(Optional.empty());

    /** The processor alone; nothing is looked for. */
    public static final CalibrationDevices PROCESSOR = of(List.of());

    public CalibrationDevices {
        named = named.map(List::copyOf);
    }

    /** The processor and these. */
    public static CalibrationDevices of(List<String> ids) {
        return new CalibrationDevices(Optional.of(ids.stream()
                .filter(id -> !id.equals(ReexecutionOptions.CPU))
                .distinct()
                .toList()));
    }
}
