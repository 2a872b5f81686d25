package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.worker.proto.Describe;
import dev.reckoner.runtime.worker.proto.Order;
import java.util.List;

/** Asking a worker on what models can be run there. */
record WorkerDevices() implements WorkerTask<List<Device>> {
    @Override
    public List<Device> with(WorkerProcess process, long number, RunWatch watch) throws WorkerEnded {
        var order =
                Order.newBuilder().setDescribe(Describe.getDefaultInstance()).build();
        return process.carryOut(order, watch).getDevices().getDevicesList().stream()
                .map(device ->
                        new Device(device.getProvider(), device.getName(), device.getUsable(), device.getReason()))
                .toList();
    }
}
