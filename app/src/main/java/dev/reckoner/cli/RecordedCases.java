package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.KnownServers;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SampleCase;
import dev.reckoner.ledger.Passphrase;
import dev.reckoner.ledger.UserFolder;
import dev.reckoner.ui.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Cases on disk, for the window. */
final class RecordedCases implements Cases {
    private final Clock clock = Clock.systemUTC();

    /** The folder of the user's settings and of the sample. */
    static Path settings() {
        return UserFolder.path();
    }

    @Override
    public AuditCase open(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException {
        KnownServers.ofUser().require(folder);
        return RecordedCase.open(folder, clock, passphrase);
    }

    @Override
    public AuditCase create(Path folder, Optional<Passphrase> passphrase, TaskProgress progress) throws IOException {
        var name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        var data = new CaseData(name, "", System.getProperty("user.name", ""), false, clock.instant());
        return RecordedCase.create(folder, data, clock, passphrase);
    }

    @Override
    public AuditCase sample(TaskProgress progress) throws IOException {
        return new SampleAudit(SampleCase.in(settings().resolve("sample")), Optional.empty(), clock).open(progress);
    }
}
