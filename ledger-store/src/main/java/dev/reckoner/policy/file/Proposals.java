package dev.reckoner.policy.file;

import dev.reckoner.policy.CheckRule;
import dev.reckoner.policy.file.Completion.Proposal;
import dev.reckoner.reputation.LadderStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the format has at one place. */
final class Proposals {
    private final Surroundings around;
    private final TypedWord word;
    private final Vocabulary vocabulary;

    private Proposals(Surroundings around, TypedWord word, Vocabulary vocabulary) {
        this.around = around;
        this.word = word;
        this.vocabulary = vocabulary;
    }

    static List<Proposal> of(Surroundings around, TypedWord word, Vocabulary vocabulary) {
        return new Proposals(around, word, vocabulary).all();
    }

    /** Where a value is expected that is a mapping, its keys can be typed just as well. */
    private List<Proposal> all() {
        var path = new ArrayList<>(around.path());
        around.key().ifPresent(path::add);
        return section(path).map(this::keys).or(this::values).orElse(List.of());
    }

    private Optional<List<Proposal>> values() {
        return section(around.path())
                .flatMap(here -> around.key().flatMap(here::key))
                .map(this::values);
    }

    /** The mapping at the end of the path; empty where its keys are free, or the path is none of the format. */
    private static Optional<Section> section(List<String> path) {
        if (!path.isEmpty() && path.getFirst().equals(PolicyKey.CLASSES.word())) {
            return path.size() == 2 ? Optional.of(Section.CLASS) : Optional.empty();
        }
        var section = Optional.of(Section.POLICY);
        for (var key : path) {
            section = section.flatMap(here -> here.key(key)).flatMap(PolicyKey::below);
        }
        return section;
    }

    private List<Proposal> keys(Section section) {
        return section.keys().stream()
                .filter(key -> !around.siblings().containsKey(key.word())
                        || around.key().isPresent())
                .filter(this::suitsCheck)
                .map(key -> new Proposal(key.word(), inserted(section, key), key.explanation()))
                .toList();
    }

    private String inserted(Section section, PolicyKey key) {
        boolean opensItem = section == Section.REQUIREMENT && around.key().isPresent() && !around.isItem();
        String colon = word.isQuoted() || word.hasColon() ? "" : ": ";
        return (opensItem ? "- " : "") + key.word() + colon;
    }

    /** A list and a time have a check of their own. */
    private boolean suitsCheck(PolicyKey key) {
        String check = around.siblings().getOrDefault(PolicyKey.CHECK.word(), "");
        return switch (key) {
            case LIST -> check.isEmpty() || check.equals(CheckRule.MEASUREMENT);
            case WITHIN -> check.isEmpty() || check.equals(CheckRule.SETTLEMENT);
            default -> true;
        };
    }

    private List<Proposal> values(PolicyKey key) {
        return switch (key) {
            case CHECK -> values(vocabulary.checks());
            case TIER -> values(List.of("affirming", "warning"));
            case LIST -> values(vocabulary.lists());
            case CLASS -> values(vocabulary.classes());
            case OF -> values(vocabulary.witnesses());
            case WORST ->
                values(PolicyReader.STEPS.stream().map(LadderStep::word).toList());
            case RATE -> values(List.of("0.01", "0.05", "0.12", "0.25", "1.00"));
            case STANDING -> standings();
            case WHEN_UNKNOWN -> values(List.of("refuse", "undecided", "accept"));
            case WHEN_MISSING -> values(List.of("refuse", "undecided"));
            case K -> values(List.of("1", "2", "3"));
            case WITHIN -> values(List.of("5m", "30m", "2h", "24h"));
            case FRESHNESS -> values(List.of("1h", "3h", "24h", "7d", "45d"));
            default -> List.of();
        };
    }

    private static List<Proposal> values(List<String> words) {
        return words.stream().map(Proposal::value).toList();
    }

    private List<Proposal> standings() {
        return Stream.of(">= 0.60", ">= 0.70", ">= 0.80", ">= 0.90")
                .map(least -> new Proposal(least, word.isQuoted() ? least : '"' + least + '"', ""))
                .toList();
    }
}
