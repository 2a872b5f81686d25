package dev.reckoner.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharingTest {
    private static final Instant DAY_1 = Instant.parse("2026-03-01T00:00:00Z");
    private static final Means KEY = new Means(MeansKind.SIGNING_KEY, "02ab", "gateway key");
    private static final Means HOST = new Means(MeansKind.ENDPOINT, "10.0.0.7:443", "10.0.0.7:443");
    private static final Means BUILD = new Means(MeansKind.BUILD, "pcr0 8f…", "gateway 1.4");

    @Test
    void twoThatUseOneKeyShareItAndNothingIsSaidOfTheThird() {
        Sharing sharing = Sharing.of(List.of(use("beta", KEY), use("alpha", KEY), use("gamma", HOST)));

        assertThat(sharing.means()).singleElement().satisfies(shared -> {
            assertThat(shared.means()).isEqualTo(KEY);
            assertThat(shared.parties()).containsExactly("alpha", "beta");
            assertThat(shared.commonness()).isEqualTo(2.0 / 3);
            assertThat(shared.standing()).isEqualTo(Standing.JOINS);
        });
    }

    @Test
    void onePartyThatUsesAMeansTwiceSharesItWithNobody() {
        assertThat(Sharing.of(List.of(use("alpha", KEY), use("alpha", KEY))).means())
                .isEmpty();
    }

    @Test
    void severalUsesOfOnePartyAreOneWithAllGrounds() {
        Use early = new Use("alpha", KEY, Grade.ASSERTED, DAY_1, DAY_1, 3, List.of(ground("b"), ground("a")));
        Use late = new Use("alpha", KEY, Grade.PROVEN, day(4), day(5), 4, List.of(ground("a"), ground("c")));

        Sharing sharing = Sharing.of(List.of(early, use("beta", KEY), late));

        assertThat(sharing.means().getFirst().uses().getFirst())
                .isEqualTo(new Use(
                        "alpha", KEY, Grade.PROVEN, DAY_1, day(5), 7, List.of(ground("a"), ground("b"), ground("c"))));
    }

    @Test
    void aBuildThatEveryOperatorRunsJoinsNobody() {
        List<Use> uses = IntStream.range(0, 12)
                .mapToObj(i -> use("operator " + i, BUILD))
                .toList();

        Sharing sharing = Sharing.of(uses);

        assertThat(sharing.with(Standing.COMMON))
                .singleElement()
                .satisfies(shared -> assertThat(shared.commonness()).isEqualTo(1.0));
        assertThat(Group.of(sharing, List.of())).isEmpty();
    }

    @Test
    void aThirdOfAllPartiesStillJoinsAndOneMoreDoesNot() {
        assertThat(standingWith(4, 12)).isEqualTo(Standing.JOINS);
        assertThat(standingWith(5, 12)).isEqualTo(Standing.COMMON);
        assertThat(standingWith(3, 4)).isEqualTo(Standing.JOINS);
    }

    private static Standing standingWith(int sharers, int population) {
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < population; i++) {
            uses.add(use("p" + i, i < sharers ? HOST : new Means(MeansKind.ENDPOINT, "own " + i, "own")));
        }
        return Sharing.of(uses).means().getFirst().standing();
    }

    @Test
    void aBuildKnownToBeOpenJoinsNobodyHoweverFewRunIt() {
        SharingTerms terms =
                SharingTerms.DEFAULT.withOpen(Set.of(new Means(MeansKind.BUILD, BUILD.id(), "another name")));

        Sharing sharing = Sharing.of(List.of(use("alpha", BUILD), use("beta", BUILD)), terms);

        assertThat(sharing.means().getFirst().standing()).isEqualTo(Standing.COMMON);
    }

    @Test
    void whoIsOnlySaidToUseItIsNotOfTheGroupThatEvidenceJoins() {
        Sharing sharing = Sharing.of(List.of(use("alpha", KEY), use("beta", KEY), said("rival", KEY)));

        assertThat(sharing.means().getFirst().standing()).isEqualTo(Standing.JOINS);
        assertThat(Group.of(sharing, List.of()))
                .singleElement()
                .satisfies(group -> assertThat(group.parties()).containsExactly("alpha", "beta"));
    }

    @Test
    void whatIsOnlySaidNeitherHidesATieNorMakesOne() {
        List<Use> hidden = new ArrayList<>(List.of(use("alpha", KEY), use("beta", KEY), use("gamma", KEY)));
        hidden.add(said("nobody", KEY));
        assertThat(Sharing.of(hidden).means().getFirst().standing()).isEqualTo(Standing.JOINS);

        List<Use> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(use("p" + i, BUILD));
        }
        for (int i = 0; i < 100; i++) {
            many.add(said("said " + i, new Means(MeansKind.ENDPOINT, "own " + i, "own")));
        }
        assertThat(Sharing.of(many).means().getFirst().standing()).isEqualTo(Standing.COMMON);
    }

    @Test
    void saySoTiesNobodyToARival() {
        Use claimed = new Use("rival", KEY, Grade.ASSERTED, DAY_1, DAY_1, 0, List.of(ground("hearsay")));

        Sharing sharing = Sharing.of(List.of(use("alpha", KEY), claimed));

        assertThat(sharing.means().getFirst().grade()).isEqualTo(Grade.ASSERTED);
        assertThat(sharing.means().getFirst().standing()).isEqualTo(Standing.ASSERTED_ONLY);
        assertThat(Group.of(sharing, List.of())).isEmpty();
    }

    @Test
    void anAddressThatPassedFromOneToTheOtherIsNotUsedAtTheSameTime() {
        Use first = new Use("alpha", HOST, Grade.PROVEN, day(1), day(3), 5, List.of());
        Use next = new Use("beta", HOST, Grade.PROVEN, day(4), day(9), 5, List.of());
        Use within = new Use("gamma", HOST, Grade.PROVEN, day(5), day(6), 5, List.of());

        assertThat(Sharing.of(List.of(first, next)).means().getFirst().isAtTheSameTime())
                .isFalse();
        assertThat(Sharing.of(List.of(first, next, within)).means().getFirst().isAtTheSameTime())
                .isTrue();
    }

    @Test
    void groupsReachOverOthersAndNameEveryGround() {
        Sharing sharing = Sharing.of(List.of(
                use("d", HOST),
                use("b", KEY),
                use("a", KEY),
                use("b", HOST),
                use("x", new Means(MeansKind.PAYOUT_ADDRESS, "0x1", "0x1")),
                use("y", new Means(MeansKind.PAYOUT_ADDRESS, "0x1", "0x1")),
                use("alone", BUILD)));

        List<Group> groups = Group.of(sharing, List.of());

        assertThat(groups).extracting(Group::parties).containsExactly(List.of("a", "b", "d"), List.of("x", "y"));
        assertThat(groups.getFirst().means()).extracting(SharedMeans::means).containsExactly(KEY, HOST);
    }

    @Test
    void theOrderOfUsesChangesNothing() {
        List<Use> uses = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            String label = "label " + random.nextInt(3);
            Means means = new Means(MeansKind.values()[random.nextInt(6)], "id " + random.nextInt(20), label);
            uses.add(new Use(
                    "p" + random.nextInt(30), means, Grade.PROVEN, day(i), day(i), 1, List.of(ground("g" + i))));
        }
        Sharing sharing = Sharing.of(uses);
        List<Group> groups = Group.of(sharing, List.of());

        Collections.shuffle(uses, random);

        assertThat(Sharing.of(uses)).hasToString(sharing.toString());
        assertThat(Group.of(Sharing.of(uses), List.of())).isEqualTo(groups).isNotEmpty();
    }

    @Test
    void aUseThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Use("alpha", KEY, Grade.PROVEN, day(2), day(1), 1, List.of()))
                .hasMessageContaining("02ab")
                .hasMessageContaining("alpha");
    }

    @Test
    void whatIsOnlyStatedMakesGroupsOfItsOwnAndJoinsNobody() {
        Sharing sharing = Sharing.of(List.of(
                use("alpha", KEY),
                use("beta", KEY),
                said("beta", HOST),
                said("gamma", HOST),
                said("gamma", BUILD),
                said("delta", BUILD)));

        assertThat(Group.of(sharing, List.of()))
                .singleElement()
                .satisfies(group -> assertThat(group.parties()).containsExactly("alpha", "beta"));
        assertThat(Group.stated(sharing)).singleElement().satisfies(group -> {
            assertThat(group.parties()).containsExactly("beta", "delta", "gamma");
            assertThat(group.means()).extracting(SharedMeans::means).containsExactly(BUILD, HOST);
        });
    }

    @Test
    void whatEvidenceSpeaksAgainstIsNoUse() {
        assertThatThrownBy(() -> new Use("alpha", KEY, Grade.CONTRADICTED, DAY_1, DAY_1, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Use said(String party, Means means) {
        return new Use(party, means, Grade.ASSERTED, DAY_1, DAY_1, 0, List.of());
    }

    private static Use use(String party, Means means) {
        return new Use(party, means, Grade.PROVEN, DAY_1, DAY_1, 1, List.of(ground(party + means.id())));
    }

    private static Instant day(int day) {
        return DAY_1.plus(Duration.ofDays(day - 1));
    }

    private static Digest ground(String name) {
        return Digest.sha256(name.getBytes(StandardCharsets.UTF_8));
    }
}
