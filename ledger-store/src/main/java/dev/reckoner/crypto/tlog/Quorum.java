package dev.reckoner.crypto.tlog;

import java.util.List;
import java.util.Set;

/** Which witnesses are enough. */
public sealed interface Quorum {
    /** None is needed. */
    Quorum NONE = new Group(0, List.of());

    /** True if these have cosigned and are enough. */
    boolean isMetBy(Set<Witness> cosigned);

    /** That witness is. */
    record One(Witness witness) implements Quorum {
        @Override
        public boolean isMetBy(Set<Witness> cosigned) {
            return cosigned.contains(witness);
        }
    }

    /**
     * So many of the members are.
     *
     * @param threshold at most as many as there are members
     */
    record Group(int threshold, List<Quorum> members) implements Quorum {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean isMetBy(Set<Witness> cosigned) {
            return members.stream().filter(member -> member.isMetBy(cosigned)).count() >= threshold;
        }
    }
}
