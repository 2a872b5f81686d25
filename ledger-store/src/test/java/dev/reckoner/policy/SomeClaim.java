package dev.reckoner.policy;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A claim that carries what the test gives it, and nothing to begin with. */
public final class SomeClaim {
    static final Instant MADE = Instant.parse("2026-05-04T10:00:00Z");

    private final String id;
    private final Map<NameKind, String> names = new EnumMap<>(NameKind.class);
    private final Set<String> classes = new TreeSet<>();
    private final Map<String, CheckAnswer> answers = new TreeMap<>();
    private final Set<String> witnesses = new TreeSet<>();
    private final List<String> lists = new ArrayList<>();
    private Optional<Duration> settledAfter = Optional.empty();
    private Optional<Duration> age = Optional.empty();
    private Optional<String> build = Optional.empty();
    private ClaimCase.@Nullable Rerun rerun;
    private OptionalDouble standing = OptionalDouble.empty();

    private SomeClaim(String id) {
        this.id = id;
    }

    public static SomeClaim of(String id) {
        return new SomeClaim(id);
    }

    /** One that carries all that {@link Policies#EVERYTHING} asks for. */
    static SomeClaim complete(String id) {
        return of(id).answer("signature", Tier.AFFIRMING)
                .answer("measurement", Tier.AFFIRMING)
                .build("gateway-7", "approved-2026-05")
                .answer("settlement", Tier.AFFIRMING)
                .settledAfter(Duration.ofMinutes(10))
                .rerun(LadderStep.BIT_EXACT)
                .standing(0.9)
                .witnesses("harbour", "second")
                .age(Duration.ofHours(2));
    }

    public SomeClaim answer(String check, Tier tier) {
        answers.put(check, new CheckAnswer(tier, "EV-" + tier, ""));
        return this;
    }

    SomeClaim without(String check) {
        answers.remove(check);
        return this;
    }

    SomeClaim named(NameKind kind, String name) {
        names.put(kind, name);
        return this;
    }

    SomeClaim ofClass(String name) {
        classes.add(name);
        return this;
    }

    SomeClaim settledAfter(Duration delay) {
        settledAfter = Optional.of(delay);
        return this;
    }

    SomeClaim unsettled() {
        settledAfter = Optional.empty();
        return this;
    }

    SomeClaim build(String name, String... onLists) {
        build = Optional.of(name);
        lists.clear();
        lists.addAll(List.of(onLists));
        return this;
    }

    SomeClaim unknownBuild() {
        build = Optional.empty();
        lists.clear();
        return this;
    }

    SomeClaim age(Duration value) {
        age = Optional.of(value);
        return this;
    }

    SomeClaim unknownAge() {
        age = Optional.empty();
        return this;
    }

    /** Run because somebody chose it. */
    SomeClaim rerun(LadderStep step) {
        rerun = new ClaimCase.Rerun(step, false);
        return this;
    }

    /** Run because chance drew it. */
    SomeClaim drawn(LadderStep step) {
        rerun = new ClaimCase.Rerun(step, true);
        return this;
    }

    SomeClaim notRun() {
        rerun = null;
        return this;
    }

    SomeClaim standing(double value) {
        standing = OptionalDouble.of(value);
        return this;
    }

    SomeClaim unknownStanding() {
        standing = OptionalDouble.empty();
        return this;
    }

    SomeClaim witnesses(String... who) {
        witnesses.clear();
        witnesses.addAll(List.of(who));
        return this;
    }

    public ClaimCase made() {
        return new ClaimCase(
                id,
                names,
                classes,
                MADE,
                answers,
                settledAfter.map(MADE::plus),
                new ClaimCase.Enclave(age, build, Set.copyOf(lists)),
                Optional.ofNullable(rerun),
                standing,
                witnesses);
    }
}
