package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.audit.ReexecutionOptions;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.ui.look.Messages;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the place offers beyond what every case can; the program says what there is. */
public interface Offers {
    /** Devices to run on, the one that is chosen at first in front; at least one. */
    List<OfferedDevice> devices();

    /** Calibrations of the case; empty where it has none and none can be made. */
    Optional<CalibrationDesk> calibrations();

    /** Which operator of a model hands a value to which; not called on the FX thread. */
    OperatorEdges edges(Digest model) throws IOException;

    /** The processor, no calibrations, and the models that a case holds. */
    static Offers of(AuditCase auditCase) {
        int threads = Runtime.getRuntime().availableProcessors();
        var processor = new OfferedDevice(ReexecutionOptions.CPU, Messages.get("reexecution.device.cpu", threads));
        return new Offers() {
            @Override
            public List<OfferedDevice> devices() {
                return List.of(processor);
            }

            @Override
            public Optional<CalibrationDesk> calibrations() {
                return Optional.empty();
            }

            @Override
            public OperatorEdges edges(Digest model) throws IOException {
                byte[] file = auditCase
                        .blob(model)
                        .orElseThrow(() -> new FileNotFoundException(Messages.get("operators.noModel")));
                try {
                    return OperatorEdges.of(OnnxModel.of(file));
                } catch (ModelException damaged) {
                    throw new IOException(damaged.getMessage(), damaged);
                }
            }
        };
    }
}
