package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.InventedDesk;
import dev.reckoner.audit.InventedOperators;
import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Two devices, calibrations, and the graph of the invented model. */
public class InventedOffers implements Offers {
    private final CalibrationDesk desk = InventedDesk.withTwo();

    @Override
    public List<OfferedDevice> devices() {
        return List.of(new OfferedDevice("cpu", "CPU, 8 threads"), new OfferedDevice("gpu:0", "Invented GPU, WebGPU"));
    }

    @Override
    public List<OfferedDevice> moreDevices() throws IOException {
        return List.of(new OfferedDevice("swiftshader", "SwiftShader Device, WebGPU", true));
    }

    @Override
    public Optional<CalibrationDesk> calibrations() {
        return Optional.of(desk);
    }

    @Override
    public OperatorEdges edges(Digest model) throws IOException {
        return InventedOperators.graph();
    }
}
