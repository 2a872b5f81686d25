package dev.reckoner.audit;

import dev.reckoner.ledger.UserFolder;
import dev.reckoner.runtime.device.GraphicsRuntime;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.worker.DeviceSearch;
import dev.reckoner.runtime.worker.FoundDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The machine that this program runs on. */
public final class ThisMachine implements Machine {
    private final DevicePreferencesFile file;

    /**
     * With the settings of a user.
     *
     * @param settings folder of the user's settings, which need not exist
     */
    public ThisMachine(Path settings) {
        this.file = new DevicePreferencesFile(settings.resolve("devices.json"));
    }

    /** With the settings of the user who started the program. */
    public static ThisMachine ofUser() {
        return new ThisMachine(UserFolder.path());
    }

    @Override
    public DevicePreferences preferences() throws IOException {
        return file.read();
    }

    @Override
    public void keep(DevicePreferences preferences) throws IOException {
        file.write(preferences);
    }

    @Override
    public List<FoundDevice> look(DevicePreferences preferences, TaskProgress progress) throws IOException {
        var cancellation = Cancellation.none();
        progress.onCancel(cancellation::cancel);
        var search = new DeviceSearch(
                preferences.setup(), GraphicsRuntime.folder(), preferences.plugins(), System.getProperty("os.name"));
        try {
            return search.find(progress::report, cancellation);
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
