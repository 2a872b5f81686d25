package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.task.Background;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Facts of runs made in earlier sessions, read from the case a few hundred at a time. */
final class RunFactsModel {
    private static final int AT_ONCE = 200;

    private final AuditCase auditCase;
    private final Background background;
    private final ReexecutionViewModel runs;
    private final Consumer<Exception> failed;
    private final Map<Digest, Optional<RunFacts>> read = new HashMap<>();
    private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
    private boolean reading;

    RunFactsModel(AuditCase auditCase, Background background, ReexecutionViewModel runs, Consumer<Exception> failed) {
        this.auditCase = auditCase;
        this.background = background;
        this.runs = runs;
        this.failed = failed;
    }

    /** Counts up when more is known. */
    ReadOnlyIntegerProperty version() {
        return version.getReadOnlyProperty();
    }

    /** What is known of the run of a claim that stands. */
    Optional<RunFacts> of(Digest claim) {
        return runs.made(claim).map(RunFacts::of).or(() -> read.getOrDefault(claim, Optional.empty()));
    }

    /** Reads what is not known of claims in the queue that have a verdict. */
    void load() {
        List<Digest> unknown = runs.queue().stream()
                .filter(item -> item.state() instanceof QueueItem.State.Judged)
                .map(QueueItem::claim)
                .distinct()
                .filter(id -> !read.containsKey(id) && runs.made(id).isEmpty())
                .limit(AT_ONCE)
                .toList();
        if (unknown.isEmpty() || reading) {
            return;
        }
        reading = true;
        background.read(
                progress -> read(unknown),
                facts -> {
                    read.putAll(facts);
                    reading = false;
                    version.set(version.get() + 1);
                    load();
                },
                reason -> {
                    reading = false;
                    failed.accept(reason);
                });
    }

    private Map<Digest, Optional<RunFacts>> read(List<Digest> claims) throws IOException {
        var facts = new HashMap<Digest, Optional<RunFacts>>();
        for (Digest claim : claims) {
            facts.put(
                    claim,
                    auditCase.claim(claim).flatMap(ClaimDetail::comparison).map(RunFacts::of));
        }
        return facts;
    }
}
