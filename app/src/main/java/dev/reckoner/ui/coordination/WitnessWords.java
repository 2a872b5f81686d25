package dev.reckoner.ui.coordination;

import dev.reckoner.audit.EnclaveName;
import dev.reckoner.audit.WitnessKind;
import dev.reckoner.audit.Witnessing;
import dev.reckoner.coordination.Kappa;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;

/** How witnesses are told. */
final class WitnessWords {
    private static final int LONGEST = 22;

    private WitnessWords() {}

    static String name(Witnessing witnessing, String id) {
        return witnessing.witness(id).map(WitnessWords::name).orElse(id);
    }

    static String name(Witnessing.Witness witness) {
        return Figures.middle(EnclaveName.of(witness.name()), LONGEST);
    }

    static String kind(WitnessKind kind) {
        return Messages.get("witnesses.kind." + kind.wireName());
    }

    static Icons icon(WitnessKind kind) {
        return switch (kind) {
            case OPERATOR -> Icons.OPERATOR;
            case PLATFORM -> Icons.BUILD;
            case SETTLEMENT -> Icons.PAYOUT;
            case CHAIN -> Icons.SHARED;
            case APPLICATION -> Icons.APPLICATION;
            case EXAMINER -> Icons.RUN;
        };
    }

    /** The share of the claims in common on which they agree; 1.00 only where they agree on all. */
    static String share(WitnessPair pair) {
        double share = (double) pair.agreed() / pair.common();
        String written = String.format(Locale.ROOT, "%.2f", share);
        return written.equals("1.00") && !pair.disagreed().isEmpty() ? "> 0.99" : written;
    }

    static String kappa(Kappa kappa) {
        return switch (kappa) {
            case Kappa.Value known ->
                Messages.get("witnesses.kappa.value", String.format(Locale.ROOT, "%.2f", known.value()));
            case Kappa.TooFewClaims few -> Messages.get("witnesses.kappa.few");
            case Kappa.OneSided oneSided -> Messages.get("witnesses.kappa.oneSided");
        };
    }

    static String kappaSentence(Kappa kappa) {
        return switch (kappa) {
            case Kappa.Value known ->
                Messages.get("witnesses.inspector.kappa.value", String.format(Locale.ROOT, "%.2f", known.value()));
            case Kappa.TooFewClaims few -> Messages.get("witnesses.inspector.kappa.few");
            case Kappa.OneSided oneSided -> Messages.get("witnesses.inspector.kappa.oneSided");
        };
    }

    /** What comes out, in a sentence: where two are of two minds about the most claims. */
    static String sentence(Witnessing witnessing) {
        if (witnessing.witnesses().isEmpty()) {
            return Messages.get("witnesses.sentence.none");
        }
        var most = WitnessesViewModel.mostApart(witnessing);
        if (most.isEmpty()) {
            return Messages.get("witnesses.sentence.alone");
        }
        var pair = most.get();
        int apart = pair.disagreed().size();
        if (apart == 0) {
            long claims = witnessing.agreement().pairs().stream()
                    .mapToLong(WitnessPair::common)
                    .max()
                    .orElse(0);
            return Messages.get(
                    "witnesses.sentence.agree", witnessing.witnesses().size(), Figures.count(claims));
        }
        return Messages.get(
                apart == 1 ? "witnesses.sentence.apart.one" : "witnesses.sentence.apart",
                name(witnessing, pair.first()),
                name(witnessing, pair.second()),
                Figures.count(apart),
                Figures.count(pair.common()));
    }

    static String second(Witnessing witnessing) {
        var pairs = witnessing.agreement().pairs();
        if (pairs.isEmpty()) {
            return "";
        }
        long all = pairs.stream().filter(pair -> pair.disagreed().isEmpty()).count();
        String second = Messages.get("witnesses.second", all, pairs.size());
        return witnessing.whole() ? second : second + " " + Messages.get("witnesses.second.whole");
    }
}
