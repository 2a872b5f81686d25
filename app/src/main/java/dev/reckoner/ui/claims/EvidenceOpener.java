package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.document.DocumentViewModel;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Finds the document that a finding rests on and opens it. */
final class EvidenceOpener {
    private final ClaimsViewModel model;
    private final DocumentViewModel document;
    private final ReadOnlyObjectWrapper<Optional<Finding>> reason = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Runnable opened;

    /**
     * Opens documents in that model.
     *
     * @param opened called when the person has opened one, to bring it into sight
     */
    EvidenceOpener(ClaimsViewModel model, DocumentViewModel document, Runnable opened) {
        this.model = model;
        this.document = document;
        this.opened = opened;
    }

    /** The finding for which the open document was opened. */
    ReadOnlyObjectProperty<Optional<Finding>> reason() {
        return reason.getReadOnlyProperty();
    }

    /** The finding to look at first: the one that decides. */
    Optional<Finding> worst(ClaimDetail detail) {
        return DecidingFinding.of(detail.findings());
    }

    /** Opens an evidence item. */
    void open(Evidence item) {
        reason.set(Optional.empty());
        document.open(item);
        opened.run();
    }

    /** Opens the first thing that a finding rests on. */
    void open(Finding finding) {
        model.detail().get().ifPresent(detail -> show(detail, finding));
        opened.run();
    }

    /** Opens one of the things that a finding rests on. */
    void open(Finding finding, Digest digest) {
        model.detail().get().ifPresent(detail -> {
            reason.set(Optional.of(finding));
            show(detail, digest);
            document.selectWhenOpen(SignedPlace.ways(detail.claim(), finding));
        });
        opened.run();
    }

    /** Shows the document of a claim's gravest finding without taking the keyboard away. */
    void preview(ClaimDetail detail) {
        Optional<Finding> finding =
                worst(detail).filter(f -> record(detail, f).isPresent() || restsOnDocument(detail, f));
        finding.ifPresentOrElse(f -> show(detail, f), () -> statement(detail));
    }

    private static boolean restsOnDocument(ClaimDetail detail, Finding finding) {
        return finding.restsOn().stream()
                .findFirst()
                .filter(first -> detail.evidence().stream()
                        .filter(item -> item.id().equals(first) || item.blob().equals(first))
                        .allMatch(EvidenceOpener::isDocument))
                .isPresent();
    }

    /** A model file is compared by its digest; its bytes tell a person nothing. */
    private static boolean isDocument(Evidence item) {
        return !(item instanceof Evidence.ModelFile);
    }

    private void statement(ClaimDetail detail) {
        reason.set(Optional.empty());
        detail.evidence().stream()
                .filter(EvidenceOpener::isDocument)
                .findFirst()
                .ifPresentOrElse(document::open, document::close);
    }

    /** Where the signed record names what the finding rests on, that record. */
    private static Optional<Evidence> record(ClaimDetail detail, Finding finding) {
        return detail.claim()
                .statement()
                .filter(id -> SignedPlace.isInRecord(finding))
                .flatMap(id -> detail.evidence().stream()
                        .filter(item -> item.id().equals(id))
                        .findFirst());
    }

    private void show(ClaimDetail detail, Finding finding) {
        Optional<Evidence> signed = record(detail, finding);
        if (signed.isEmpty() && finding.restsOn().isEmpty()) {
            statement(detail);
            return;
        }
        reason.set(Optional.of(finding));
        signed.ifPresentOrElse(document::open, () -> openFirst(detail, finding));
        document.selectWhenOpen(SignedPlace.ways(detail.claim(), finding));
    }

    private void openFirst(ClaimDetail detail, Finding finding) {
        show(detail, finding.restsOn().getFirst());
    }

    private void show(ClaimDetail detail, Digest digest) {
        String name = RestsOn.name(digest, detail);
        RestsOn.item(digest, detail)
                .ifPresentOrElse(
                        document::open, () -> document.open(name.isEmpty() ? digest.abbreviated() : name, digest));
    }
}
