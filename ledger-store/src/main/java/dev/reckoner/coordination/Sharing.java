package dev.reckoner.coordination;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The means that parties share. That they share one is all it says: a build that its maker publishes, a host that many rent
 * from or a payment service is shared by people who have never heard of each other. So a means of many parties is told apart and
 * joins nobody.
 *
 * @param population how many different parties the uses name
 * @param means those used by two parties or more, by kind and id
 */
public record Sharing(int population, List<SharedMeans> means) {
    public Sharing {
        means = List.copyOf(means);
    }

    /** Finds what is shared, with the default terms. */
    public static Sharing of(List<Use> uses) {
        return of(uses, SharingTerms.DEFAULT);
    }

    /**
     * Finds what is shared.
     *
     * @param uses in any order; several of one party and means count as one
     */
    public static Sharing of(List<Use> uses, SharingTerms terms) {
        int population = (int) uses.stream().map(Use::party).distinct().count();
        // Only what evidence shows makes a means common or rare: parties and uses that are merely stated cost nothing
        // to make.
        int shown = (int) uses.stream()
                .filter(use -> use.grade().compareTo(terms.weakest()) <= 0)
                .map(Use::party)
                .distinct()
                .count();
        var byMeans = new TreeMap<Means, SortedMap<String, Use>>();
        uses.forEach(use ->
                byMeans.computeIfAbsent(use.means(), any -> new TreeMap<>()).merge(use.party(), use, Use::and));
        var shared = new ArrayList<SharedMeans>();
        for (SortedMap<String, Use> byParty : byMeans.values()) {
            if (byParty.size() > 1) {
                shared.add(shared(byParty.values(), population, shown, terms));
            }
        }
        return new Sharing(population, shared);
    }

    private static SharedMeans shared(Collection<Use> byParty, int population, int shown, SharingTerms terms) {
        List<Use> uses = List.copyOf(byParty);
        Means named = uses.stream()
                .map(Use::means)
                .min((a, b) -> a.label().compareTo(b.label()))
                .orElseThrow();
        return new SharedMeans(named, uses, population, standing(named, uses, population, shown, terms));
    }

    private static Standing standing(Means means, List<Use> uses, int population, int shown, SharingTerms terms) {
        long sure = uses.stream()
                .filter(use -> use.grade().compareTo(terms.weakest()) <= 0)
                .count();
        if (sure < 2) {
            return terms.open().contains(means) || uses.size() > terms.limit(population)
                    ? Standing.COMMON
                    : Standing.ASSERTED_ONLY;
        }
        return terms.open().contains(means) || sure > terms.limit(shown) ? Standing.COMMON : Standing.JOINS;
    }

    /** Those of one standing. */
    public Stream<SharedMeans> with(Standing standing) {
        return means.stream().filter(shared -> shared.standing() == standing);
    }
}
