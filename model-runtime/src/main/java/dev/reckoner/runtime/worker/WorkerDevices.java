package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.worker.proto.Describe;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.IOException;
import java.util.List;

/** Asking a worker on what models can be run there; each device is tried. */
record WorkerDevices(Describe what) implements WorkerTask<List<Device>> {
    @Override
    public List<Device> with(WorkerProcess process, long number, RunWatch watch)
            throws IOException, WorkerEnded, ExecutionException {
        WorkerLog log = WorkerLog.of(process.folder());
        Describe numbered = what.toBuilder().setNumber(number).build();
        Reply reply = process.carryOut(Order.newBuilder().setDescribe(numbered).build(), watch);
        if (reply.hasFailure()) {
            throw WorkerRun.failure(reply.getFailure(), watch);
        }
        List<Device> devices = DeviceMessages.read(reply.getDevices());
        if (!reply.hasDevices() || (what.hasProvider() && devices.size() != 1)) {
            throw WorkerEnded.ofNonsense();
        }
        return devices.stream().map(log::explain).toList();
    }
}
