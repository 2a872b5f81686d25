package dev.reckoner.audit;

import dev.reckoner.ledger.BackupProgress;

/**
 * A backup or a restoring as a task that people see and can stop.
 *
 * @param task the task
 */
public record BackupTask(TaskProgress task) implements BackupProgress {
    @Override
    public void report(long done, long total, String what) {
        task.report(done, total, what);
    }

    @Override
    public boolean cancelled() {
        return task.cancelled();
    }
}
