package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.CaseCalibrationDesk;
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

/**
 * What a case of this program offers.
 *
 * @param auditCase the case
 */
record CaseOffers(AuditCase auditCase) implements Offers {
    @Override
    public List<OfferedDevice> devices() {
        int threads = Runtime.getRuntime().availableProcessors();
        return List.of(new OfferedDevice(ReexecutionOptions.CPU, Messages.get("reexecution.device.cpu", threads)));
    }

    @Override
    public List<OfferedDevice> moreDevices() throws IOException {
        return OfferedDevice.others();
    }

    @Override
    public Optional<CalibrationDesk> calibrations() {
        return Optional.of(new CaseCalibrationDesk(auditCase));
    }

    @Override
    public OperatorEdges edges(Digest model) throws IOException {
        byte[] file =
                auditCase.blob(model).orElseThrow(() -> new FileNotFoundException(Messages.get("operators.noModel")));
        try {
            return OperatorEdges.of(OnnxModel.of(file));
        } catch (ModelException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
    }
}
