package dev.reckoner.audit.sample;

import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.recorder.SigningKeyFile;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the operator that is found on day 47 answers three days later. Its enclaves' keys never leave them, so that it signs with one of its
 * own, which it told the analyst beforehand; that key lies beside the sample, for whoever wants to try an answer.
 */
final class SampleAnswer {
    /** When it is received. */
    static final int DAY = 50;

    static final String WORDS = "A deploy script picked the quantised file. A new build takes its place on 28 April.";

    private static final SampleOperator WHO = SampleOperator.MERIDIAN_02;

    private final Path keyFile;

    /** Beside the sample in that folder. */
    SampleAnswer(Path folder) {
        keyFile = folder.resolve("keys").resolve(WHO.id + ".pem");
    }

    /** When it is received. */
    static Instant at() {
        return SamplePlan.day(DAY).plus(Duration.ofHours(9));
    }

    /** Makes the key; that the analyst was told whose it is. */
    Endorsement endorsement() throws IOException {
        return new Endorsement(
                WHO.id,
                WHO.provider,
                Optional.of(Digest.sha256(key().getPublic().getEncoded())),
                Optional.empty());
    }

    private KeyPair key() throws IOException {
        Files.createDirectories(keyFile.toAbsolutePath().getParent());
        return SigningKeyFile.readOrCreate(keyFile);
    }

    /** Answers to what was found by then, if anything was. */
    void give(RecordedCase audit, String code) throws IOException {
        var desk = audit.dossiers().answers();
        var party = new AnsweringParty(SubjectKind.OPERATOR, WHO.id);
        var found = desk.findings(party.subject(), Optional.of(code), Integer.MAX_VALUE);
        if (!found.isEmpty()) {
            desk.record(SignedAnswer.sign(desk.statement(party, found, WORDS, List.of()), key()));
        }
    }
}
