package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import java.util.Map;

/**
 * What the queue says of a run.
 *
 * @param device on which it was
 * @param took how long the run itself took; of outcomes of earlier versions with all that was looked for after it
 * @param code reason code of what came of it
 */
record RunFacts(String device, Duration took, String code) {
    private static final String CPU = "CPUExecutionProvider";

    static RunFacts of(ReexecutionOutcome outcome) {
        return new RunFacts(
                device(outcome.environment()), outcome.depth().ran().orElse(outcome.took()), outcome.code());
    }

    /** In words; that it was not noted where the run could not even begin. */
    private static String device(Map<String, String> environment) {
        String provider = environment.getOrDefault("ep", "");
        String name = environment.getOrDefault("device.name", "");
        if (provider.isEmpty()) {
            return Messages.get("reexecution.environment.notNoted");
        }
        String threads = environment.getOrDefault("threads", "");
        if (provider.equals(CPU)) {
            return threads.matches("[0-9]{1,6}")
                    ? Messages.get("reexecution.device.cpu", Integer.parseInt(threads))
                    : "CPU";
        }
        String brief = provider.replace("ExecutionProvider", "");
        return name.isEmpty() ? brief : brief + ", " + name;
    }
}
