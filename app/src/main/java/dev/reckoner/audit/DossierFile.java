package dev.reckoner.audit;

import dev.reckoner.audit.Dossier.Covered;
import dev.reckoner.audit.Dossier.Day;
import dev.reckoner.audit.Dossier.Found;
import dev.reckoner.reputation.subject.SubjectKind;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A dossier as files have it: JSON for programs, plain text for people. */
public final class DossierFile {
    /** Version of the JSON. */
    public static final String FORMAT = "reckoner-dossier/1";

    private final Dossier dossier;
    private final String origin;
    private final List<String> lines = new ArrayList<>();

    private DossierFile(Dossier dossier, String origin) {
        this.dossier = dossier;
        this.origin = origin;
    }

    /**
     * The members of the JSON.
     *
     * @param origin the name of the case's log
     */
    public static Map<String, Object> json(Dossier dossier, String origin) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("case", origin);
        json.put("dossier", dossier);
        return json;
    }

    /** Plain text; every line is {@link PlainLine one line}, whatever stands in it. */
    public static List<String> text(Dossier dossier, String origin) {
        var file = new DossierFile(dossier, origin);
        file.head();
        file.identity();
        file.keys();
        file.used();
        file.history();
        file.coverage();
        file.findings();
        file.isolations();
        file.answers();
        return file.lines.stream().map(PlainLine::of).toList();
    }

    private void head() {
        line("Dossier of " + dossier.subject().kind().wireName() + " " + dossier.label());
        if (!dossier.label().equals(dossier.subject().name())) {
            line("Id " + dossier.subject().name());
        }
        line("Case " + origin + ", as of " + date(dossier.asOf()));
        line("");
        var totals = dossier.totals();
        line(count(totals.claims(), "claim") + ", " + totals.attributed()
                + " of them bound to it by more than their own word; " + totals.affirmed() + " affirmed, "
                + totals.rerun() + " run again, " + totals.outside() + " of these outside the bound.");
        line(standing());
    }

    private String standing() {
        if (dossier.standing().isEmpty()) {
            return "No claim that was run again counts for it, so that there is no reputation.";
        }
        var standing = dossier.standing().get();
        var counts = ", by " + standing.counts().good() + " good, "
                + standing.counts().bad() + " bad and " + standing.counts().undecided() + " undecided verdicts.";
        if (standing.expectation().isEmpty() || standing.band().isEmpty()) {
            return "Reputation: not enough evidence" + counts;
        }
        var band = standing.band().get();
        return String.format(
                Locale.ROOT,
                "Reputation: %s of its answers are expected to be good; with %.0f %% %s%s %s of it rests on no evidence.",
                ReliabilityFigures.exact(standing.expectation().get()),
                100 * standing.bandLevel(),
                ReliabilityFigures.band(band),
                counts,
                ReliabilityFigures.percent(standing.uncertainty()));
    }

    private void identity() {
        title("Identity");
        if (dossier.facts().isEmpty()) {
            line("Nothing is stated of it.");
        }
        for (var fact : dossier.facts()) {
            line(fact.what() + ": " + fact.value()
                    + (fact.source() == Dossier.Source.TRAIL ? " (stated by a trail" : " (by the reference values")
                    + fact.time().map(time -> ", recorded " + date(time)).orElse("") + ")");
        }
    }

    private void keys() {
        title("Keys");
        if (dossier.keys().isEmpty()) {
            line("No key is under its claims.");
        }
        for (var key : dossier.keys()) {
            line(key.key().hex() + " " + key.algorithm() + ", " + span(key.first(), key.last()) + ", "
                    + count(key.claims(), "claim") + ", "
                    + key.grounds().stream().sorted().map(DossierFile::words).collect(Collectors.joining(", "))
                    + (key.isolated() ? ", isolated" : ""));
        }
    }

    private static String words(Dossier.Ground ground) {
        return switch (ground) {
            case ACCEPTED -> "accepted by the reference values";
            case ATTESTED -> "attested";
            case REGISTERED -> "registered";
            case TIED -> "tied to the parties named";
            case STATED -> "stated by a trail, vouched for by nobody";
        };
    }

    private void used() {
        for (var kind : SubjectKind.values()) {
            var seen = dossier.with(kind);
            if (!seen.isEmpty()) {
                title(kind.wireName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + kind.wireName().substring(1) + "s");
                seen.forEach(each -> line(
                        each.label() + ", " + span(each.first(), each.last()) + ", " + count(each.claims(), "claim")));
            }
        }
    }

    private void history() {
        title("Weeks: answered, affirmed, run again, outside");
        var weeks = new TreeMap<LocalDate, long[]>();
        for (Day day : dossier.days()) {
            var monday = day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            var week = weeks.computeIfAbsent(monday, any -> new long[4]);
            week[0] += day.answered();
            week[1] += day.affirmed();
            week[2] += day.rerun();
            week[3] += day.outside();
        }
        weeks.forEach((week, of) -> line(week + "  " + of[0] + "  " + of[1] + "  " + of[2] + "  " + of[3]));
    }

    private void coverage() {
        title("Evidence: claims of which a check says something");
        long all = dossier.totals().claims();
        for (Covered covered : dossier.coverage()) {
            line(String.format(
                    Locale.ROOT,
                    "%s: %.0f %% (%d affirming, %d warning, %d against, %d of %d not told)",
                    covered.check(),
                    100 * covered.share(),
                    covered.affirming(),
                    covered.warning(),
                    covered.contraindicated(),
                    covered.none() + covered.notThere(),
                    all));
        }
    }

    private void findings() {
        title("Findings");
        if (dossier.findings().isEmpty()) {
            line("Nothing speaks against its claims.");
        }
        for (Found found : dossier.findings()) {
            line(found.code() + " " + found.tier().name().toLowerCase(Locale.ROOT) + ": " + found.sentence() + "; "
                    + count(found.claims(), "claim") + " made " + span(found.first(), found.last()) + ", "
                    + found.attributed() + " bound to it");
            found.answers().forEach(this::answer);
        }
    }

    private void isolations() {
        title("Isolations");
        if (dossier.isolations().isEmpty()) {
            line("None of it was isolated.");
        }
        for (var row : dossier.isolations()) {
            line("Entry " + row.entry() + ", " + date(row.time()) + ", "
                    + row.isolation().scope().words() + ": " + row.isolation().reason()
                    + row.lift()
                            .map(lift -> " Lifted " + date(lift.time()) + ": " + lift.reason())
                            .orElse(" In force."));
        }
    }

    private void answers() {
        title("Answers given");
        if (dossier.answers().isEmpty()) {
            line("It has answered to no finding.");
        }
        dossier.answers().forEach(this::answer);
    }

    private void answer(GivenAnswer given) {
        lines(given).forEach(this::line);
    }

    /** An answer in lines: who, when and by which key, then the words. */
    public static List<String> lines(GivenAnswer given) {
        var said = new ArrayList<String>();
        var statement = given.statement();
        said.add("  Answer of " + statement.party().kind().wireName() + " "
                + statement.party().id() + ", received " + date(given.row().time()) + " as entry "
                + given.row().entry() + ", signed " + statement.made() + " by its own clock with key "
                + given.row().answer().key().abbreviated() + ", "
                + whose(given.vouch()) + (given.isolated() ? "; the key is isolated" : ""));
        statement.words().lines().forEach(words -> said.add("    | " + words));
        statement
                .evidence()
                .forEach(digest -> said.add("    refers to " + digest
                        + (given.held().contains(digest)
                                ? ", which the case holds"
                                : ", which the case does not hold")));
        return said;
    }

    /** Whose key it is. */
    public static String whose(KeyVouch vouch) {
        return switch (vouch.grade()) {
            case ACCEPTED -> "which the reference values tie to " + vouch.who();
            case PROVEN -> "which is known to be that of " + vouch.who();
            case OF_OPERATOR -> "which is that of its operator " + vouch.who() + ": not shown to be its own word";
            case STATED -> "which trails state to be its, and nobody vouches for: not shown to be its word";
            case OF_OTHERS -> "which is known to be that of " + vouch.who() + ": not its word";
            case UNKNOWN -> "a key that nobody vouches for: not shown to be its word";
        };
    }

    private static String date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static String span(Instant first, Instant last) {
        return date(first).equals(date(last)) ? date(first) : date(first) + " to " + date(last);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void title(String text) {
        line("");
        line(text);
    }

    private void line(String text) {
        lines.add(text);
    }
}
