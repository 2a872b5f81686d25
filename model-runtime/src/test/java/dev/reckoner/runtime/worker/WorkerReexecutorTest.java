package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.execute.ReexecutorBehaviour;

class WorkerReexecutorTest extends ReexecutorBehaviour {
    WorkerReexecutorTest() {
        super(new WorkerReexecutor(WorkerSetup.ordinary()));
    }
}
