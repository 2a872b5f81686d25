package dev.reckoner.audit;

import dev.reckoner.runtime.worker.FoundDevice;
import java.io.IOException;
import java.util.List;

/** The devices of a machine and what the analyst set for them. */
public interface Machine {
    /**
     * What the analyst set.
     *
     * @throws IOException if the settings cannot be read
     */
    DevicePreferences preferences() throws IOException;

    /**
     * Sets it, for this user of the machine.
     *
     * @throws IOException if the settings cannot be written
     */
    void keep(DevicePreferences preferences) throws IOException;

    /**
     * Looks for devices, in processes of their own; takes seconds. What cannot be used is there as well, with the reason.
     *
     * @throws IOException if no process can be started, or when stopped
     */
    List<FoundDevice> look(DevicePreferences preferences, TaskProgress progress) throws IOException;
}
