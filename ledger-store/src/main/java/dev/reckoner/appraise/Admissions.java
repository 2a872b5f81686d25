package dev.reckoner.appraise;

import dev.reckoner.appraise.admission.Admission;
import dev.reckoner.appraise.admission.Rule;
import dev.reckoner.appraise.admission.Ruling;
import dev.reckoner.appraise.admission.Submission;
import dev.reckoner.appraise.chain.ChainView;
import dev.reckoner.appraise.chain.Registrations.Registration;
import dev.reckoner.crypto.CertificateLinks;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.NitroDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers admissions, since every claim of an enclave asks; they depend on the registration, the builds and the anchors. */
final class Admissions {
    private static final int MOST = 1 << 12;
    private static final String PLACE = "calldata";

    private final ChainViews chain;

    private record Key(Registration registration, ReferenceValues references) {}

    private final CertificateLinks links = new CertificateLinks();
    private Optional<ChainView> of = Optional.empty();
    private final Map<Key, Admission> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Admission> eldest) {
            return size() > MOST;
        }
    };

    Admissions(ChainViews chain) {
        this.chain = chain;
    }

    synchronized Admission of(Registration registration, Check.Context context) {
        ChainView view = chain.of(context);
        if (of.filter(before -> before == view).isEmpty()) {
            known.clear();
            of = Optional.of(view);
        }
        return known.computeIfAbsent(
                new Key(registration, context.references()), key -> decide(registration, view, context));
    }

    private Admission decide(Registration registration, ChainView view, Check.Context context) {
        byte[] raw = registration.call().attestation().bytes();
        Optional<Evidence.AttestationDocument> document = document(raw);
        return Admission.of(new Submission(
                registration,
                document,
                document.map(item -> genuine(item, raw, context))
                        .orElseGet(() -> new Ruling(
                                Rule.DOCUMENT, Ruling.Answer.BROKEN, "the bytes are no attestation document")),
                registry(registration, context),
                view.builds()));
    }

    /** The attestation in the calldata as an evidence item, of which the case may hold a copy. */
    private static Optional<Evidence.AttestationDocument> document(byte[] raw) {
        try {
            return Optional.of(NitroDocument.read(raw).evidence(Digest.sha256(raw), PLACE));
        } catch (MalformedDocumentException e) {
            return Optional.empty();
        }
    }

    /** Those that are accepted for the time at which the document was made. */
    private static List<ReferenceValues.TrustAnchor> anchors(Evidence.AttestationDocument item, Check.Context context) {
        return context.references().trustAnchors().stream()
                .filter(anchor -> anchor.holdsAt(item.timestamp()))
                .toList();
    }

    private Ruling genuine(Evidence.AttestationDocument item, byte[] raw, Check.Context context) {
        return switch (AttestationVerdict.of(item, raw, anchors(item, context), links)) {
            case AttestationVerdict.Trusted trusted -> ruling(Ruling.Answer.MET, "genuine under " + trusted.anchor());
            // The registry's administrator may have set another root, so that this one does not break the rule.
            case AttestationVerdict.RootUnknown unknown ->
                ruling(Ruling.Answer.OPEN, "genuine under a root that is no trust anchor");
            case AttestationVerdict.ChainExpired expired -> ruling(Ruling.Answer.BROKEN, expired.reason());
            case AttestationVerdict.ChainInvalid invalid -> ruling(Ruling.Answer.BROKEN, invalid.reason());
            case AttestationVerdict.SignatureInvalid invalid ->
                ruling(Ruling.Answer.BROKEN, "the signature is not its certificate's");
            case AttestationVerdict.Malformed malformed -> ruling(Ruling.Answer.BROKEN, malformed.reason());
            case AttestationVerdict.NotHeld notHeld -> ruling(Ruling.Answer.OPEN, "not held");
        };
    }

    private static Ruling ruling(Ruling.Answer answer, String words) {
        return new Ruling(Rule.DOCUMENT, answer, words);
    }

    private static Ruling registry(Registration registration, Check.Context context) {
        if (registration.told().contract().isEmpty()) {
            return new Ruling(Rule.REGISTRY, Ruling.Answer.OPEN, "which contract was called is not told");
        }
        return BelievedContracts.isRegistry(registration.told(), context)
                ? new Ruling(Rule.REGISTRY, Ruling.Answer.MET, "a registry among the reference values")
                : new Ruling(
                        Rule.REGISTRY, Ruling.Answer.OPEN, "the contract is no registry among the reference values");
    }
}
