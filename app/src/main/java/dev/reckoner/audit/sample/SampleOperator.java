package dev.reckoner.audit.sample;

import dev.reckoner.audit.sample.opengradient.GatewayPlan;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators in a fixed order, with the provider they work for and by what they serve. */
enum SampleOperator {
    MERIDIAN_01("meridian-01", "meridian", SampleBuild.OWN, "meridian", 42, 34),
    /** The most asked, until it is found to serve int8 as fp32. */
    MERIDIAN_02("meridian-02", "meridian", SampleBuild.SHARED, "common", 12, 48),
    HALDEN_01("halden-01", "halden", SampleBuild.HALDEN, "halden", 42, 19),
    TESSEL_01("tessel-01", "tessel", SampleBuild.SHARED, "common", 42, 20),
    /** Is asked only for what is made of others' answers. */
    ORRIN_01("orrin-01", "orrin", SampleBuild.SHARED, "common", 0, 0);

    /** The last answers are asked for so long before the last audit. */
    private static final Duration REST = Duration.ofHours(5);

    final String id;
    final String provider;
    private final SampleBuild build;
    private final String account;
    private final int hoursBefore;
    private final int hoursAfter;

    /**
     * An operator.
     *
     * @param account whose account is paid
     * @param hoursBefore from one answer to the next before anything is found; 0 where it is not asked
     * @param hoursAfter likewise from then on
     */
    SampleOperator(String id, String provider, SampleBuild build, String account, int hoursBefore, int hoursAfter) {
        this.id = id;
        this.provider = provider;
        this.build = build;
        this.account = account;
        this.hoursBefore = hoursBefore;
        this.hoursAfter = hoursAfter;
    }

    /** As its trails name it. */
    Party party() {
        return new Party(id, id, PartyRole.OPERATOR, Optional.of(payout()), Optional.of("https://" + id + ".example"));
    }

    /** The account that is paid. */
    String payout() {
        return GatewayPlan.account("operators of " + account);
    }

    /** Whose certificate its enclaves serve with, as their attestations commit to: those that are paid together answer behind one. */
    String host() {
        return account + "-gateways.example";
    }

    /** When it is asked: at a steady pace that changes once it is known what was found, and not by the clock. */
    List<Instant> asked() {
        var times = new ArrayList<Instant>();
        var end = AuditDay.LAST.at().minus(REST);
        var at = SamplePlan.FIRST_DAY.plus(Duration.ofMinutes(60 + ordinal() * 131L));
        while (hoursBefore > 0 && at.isBefore(end)) {
            times.add(at.plus(Duration.ofMinutes((times.size() * 97L + ordinal() * 131L) % 300)));
            at = at.plus(Duration.ofHours(at.isBefore(AuditDay.FOUND.at()) ? hoursBefore : hoursAfter));
        }
        return times;
    }

    /** One boot of its enclave, serving from the beginning of that day. */
    record Boot(SampleOperator operator, int day, SampleBuild build, boolean debug) {
        Instant at() {
            return SamplePlan.day(day);
        }
    }

    /** When its enclave boots, earliest first. */
    List<Boot> boots() {
        return switch (this) {
            case MERIDIAN_01 ->
                List.of(boot(1), new Boot(this, SamplePlan.DEBUG_FROM, build, true), boot(25), boot(61));
            case MERIDIAN_02 ->
                List.of(boot(1), boot(31), new Boot(this, AuditDay.LIFTED.day, SampleBuild.LATER, false));
            default -> List.of(boot(1), boot(31), boot(61));
        };
    }

    private Boot boot(int day) {
        return new Boot(this, day, build, false);
    }

    /** The boot that serves at that time. */
    Boot bootAt(Instant time) {
        return boots().stream()
                .filter(boot -> !boot.at().isAfter(time))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The boots that serve at some time before the audit and since the one before. */
    List<Boot> bootsFor(AuditDay audit) {
        var first = bootAt(audit.since());
        return boots().stream()
                .filter(boot -> boot.day() >= first.day() && boot.at().isBefore(audit.at()))
                .toList();
    }
}
