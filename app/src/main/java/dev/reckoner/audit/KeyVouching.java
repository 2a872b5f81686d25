package dev.reckoner.audit;

import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.Evidence;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whose keys are, by the analyst's reference values and by what the claims rest on.
 *
 * @param endorsements the reference values
 * @param uses which operators used which keys
 * @param shared the evidence items that several claims may rest on, signing keys among them
 */
record KeyVouching(List<Endorsement> endorsements, List<MeansUse> uses, Collection<Evidence> shared) {
    KeyVouch of(AnsweringParty party, Digest key) {
        return switch (party.kind()) {
            case OPERATOR -> operator(party.id(), key);
            case PROVIDER -> provider(party.id(), key);
            default -> rest(party.id(), key, uses(key));
        };
    }

    private KeyVouch operator(String id, Digest key) {
        var uses = uses(key);
        if (endorsed(key).anyMatch(endorsement -> endorsement.operator().equals(id))) {
            return new KeyVouch(KeyVouch.Grade.ACCEPTED, id);
        }
        return proven(uses, use -> use.party().key().equals(id)).isPresent()
                ? new KeyVouch(KeyVouch.Grade.PROVEN, id)
                : rest(id, key, uses);
    }

    /** A provider is told by its operators, which only the analyst's reference values tie to it. */
    private KeyVouch provider(String id, Digest key) {
        var accepted = endorsed(key)
                .filter(endorsement -> endorsement.provider().equals(id))
                .findFirst();
        if (accepted.isPresent()) {
            // The reference values tie a key to an operator; it is the provider's own only where the two are one.
            String operator = accepted.get().operator();
            return new KeyVouch(operator.equals(id) ? KeyVouch.Grade.ACCEPTED : KeyVouch.Grade.OF_OPERATOR, operator);
        }
        var uses = uses(key);
        return proven(uses, use -> isOperatorOf(use.party().key(), id))
                .map(use -> new KeyVouch(KeyVouch.Grade.OF_OPERATOR, use.party().key()))
                .orElseGet(() -> rest(id, key, uses));
    }

    private boolean isOperatorOf(String operator, String provider) {
        return endorsements.stream()
                .anyMatch(endorsement -> endorsement.operator().equals(operator)
                        && endorsement.provider().equals(provider));
    }

    private KeyVouch rest(String id, Digest key, List<MeansUse> uses) {
        var other = proven(uses, use -> true)
                .map(use -> use.party().key())
                .or(() -> endorsed(key).map(Endorsement::operator).findFirst());
        if (other.isPresent()) {
            return new KeyVouch(KeyVouch.Grade.OF_OTHERS, other.get());
        }
        boolean named = uses.stream()
                .anyMatch(use -> use.party().key().equals(id) || use.provider().equals(id));
        return named || isStated(id, key)
                ? new KeyVouch(KeyVouch.Grade.STATED, id)
                : new KeyVouch(KeyVouch.Grade.UNKNOWN, "");
    }

    private boolean isStated(String id, Digest key) {
        return shared.stream()
                .filter(Evidence.SigningKey.class::isInstance)
                .map(Evidence.SigningKey.class::cast)
                .anyMatch(item -> item.id().equals(key) && item.party().equals(id));
    }

    private Stream<Endorsement> endorsed(Digest key) {
        return endorsements.stream()
                .filter(endorsement -> endorsement.key().filter(key::equals).isPresent());
    }

    private List<MeansUse> uses(Digest key) {
        var node = new NodeId(NodeKind.KEY, key.hex());
        return uses.stream().filter(use -> use.means().id().equals(node)).toList();
    }

    private static Optional<MeansUse> proven(List<MeansUse> uses, Predicate<MeansUse> whose) {
        return uses.stream()
                .filter(use -> use.grade() == Grade.PROVEN)
                .filter(whose)
                .findFirst();
    }

    /** True if the analyst's reference values name the key itself. */
    boolean isAccepted(Digest key) {
        return endorsed(key).findAny().isPresent();
    }

    /** True if the kind can have keys of its own. */
    static boolean hasKeys(SubjectKind kind) {
        return AnsweringParty.canBe(kind);
    }
}
