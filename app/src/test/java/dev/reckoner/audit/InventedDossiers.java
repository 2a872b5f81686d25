package dev.reckoner.audit;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Of an invented case there are no dossiers, and nobody answers anything. */
final class InventedDossiers implements DossierDesk, AnswerDesk {
    @Override
    public List<SubjectId> subjects(SubjectKind kind) {
        return List.of();
    }

    @Override
    public Dossier dossier(SubjectId subject) {
        return new Dossier(
                subject,
                subject.name(),
                Instant.EPOCH,
                new Dossier.Totals(0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Override
    public AnswerDesk answers() {
        return this;
    }

    @Override
    public String origin() {
        return "reckoner.dev/case/invented/00000000";
    }

    @Override
    public List<AnswerRow> rows() {
        return List.of();
    }

    @Override
    public List<GivenAnswer> given() {
        return List.of();
    }

    @Override
    public KeyVouch vouch(AnsweringParty party, Digest key) {
        return new KeyVouch(KeyVouch.Grade.UNKNOWN, "");
    }

    @Override
    public List<OpenFinding> findings(Collection<Digest> claims, Optional<String> code) {
        return List.of();
    }

    @Override
    public List<OpenFinding> findings(SubjectId subject, Optional<String> code, int most) {
        return List.of();
    }

    @Override
    public AnswerStatement statement(
            AnsweringParty party, Collection<OpenFinding> findings, String words, Collection<Digest> evidence) {
        return new AnswerStatement(origin(), List.of(), party, words, Instant.EPOCH, List.of());
    }

    @Override
    public GivenAnswer record(SignedAnswer answer) {
        throw new UnsupportedOperationException("Nothing is recorded in an invented case");
    }

    @Override
    public void require(AnswerStatement statement) {}
}
