package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.audit.ReexecutionOptions;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * A device that may take part in a calibration.
 *
 * @param chosen true if it does; always for the processor
 */
record DeviceChoice(OfferedDevice device, BooleanProperty chosen) {
    /** Every device but a software driver is chosen at first: those are slow, and nobody's claims are made on them. */
    static DeviceChoice of(OfferedDevice device) {
        return new DeviceChoice(device, new SimpleBooleanProperty(!device.isSoftware()));
    }

    boolean isProcessor() {
        return device.id().equals(ReexecutionOptions.CPU);
    }
}
