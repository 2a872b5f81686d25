package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseReasons;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.ClaimList;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.task.Background;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * What the Claims place shows: which claims, in what order, and all about the selected one. Everything is read beside the FX thread,
 * a page at a time; an answer that a newer question has overtaken is dropped.
 */
final class ClaimsViewModel {
    private final AuditCase auditCase;
    private final Background background;
    private final ObjectProperty<ClaimQuery> query = new SimpleObjectProperty<>(this, "query", ClaimQuery.ALL);
    private final ReadOnlyObjectWrapper<Listing> listing = new ReadOnlyObjectWrapper<>(Listing.NOTHING);
    private final ReadOnlyObjectWrapper<CaseFacts> facts = new ReadOnlyObjectWrapper<>(CaseFacts.NONE);
    private final ReadOnlyObjectWrapper<CaseReasons> reasons = new ReadOnlyObjectWrapper<>(CaseReasons.NONE);
    private final ObjectProperty<Optional<Digest>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<OptionalLong> place = new ReadOnlyObjectWrapper<>(OptionalLong.empty());
    private final ReadOnlyObjectWrapper<Optional<ClaimDetail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableSet<Digest> chosen = FXCollections.observableSet();
    private final Map<Digest, ClaimRow> chosenRows = new HashMap<>();
    private Map<Digest, List<Finding>> aboutItems = Map.of();
    private final AtomicLong listQuestion = new AtomicLong();
    private long detailQuestion;
    private long placeQuestion;

    /**
     * The answer to a question.
     *
     * @param lines the claims that match, in order
     * @param size how many; empty until they are counted
     * @param list to read more of it
     */
    record Listing(PagedLines lines, OptionalLong size, Optional<ClaimList> list) {
        static final Listing NOTHING =
                new Listing(new PagedLines(List.of(), 0, page -> {}), OptionalLong.of(0), Optional.empty());
    }

    private record First(CaseFacts facts, ClaimList list, List<ClaimLine> lines, boolean holdsSelected) {}

    private record Detail(Optional<ClaimDetail> claim, Map<Digest, List<Finding>> aboutItems) {}

    ClaimsViewModel(AuditCase auditCase, Background background) {
        this.auditCase = auditCase;
        this.background = background;
        query.subscribe(() -> ask(false));
        selected.subscribe(() -> readDetail());
        selected.subscribe(() -> findPlace());
        reasons.subscribe(() -> readDetail());
        auditCase.onChange(background.coalesced(this::reload));
        reload();
    }

    /** What is asked for. Setting it asks anew. */
    ObjectProperty<ClaimQuery> query() {
        return query;
    }

    /** The claims that match, in order, and how many. */
    ReadOnlyObjectProperty<Listing> listing() {
        return listing.getReadOnlyProperty();
    }

    /** The claims that match, in order. */
    PagedLines lines() {
        return listing.get().lines();
    }

    /** Of the whole case, whatever is filtered. */
    ReadOnlyObjectProperty<CaseFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The reason codes that occur. */
    ReadOnlyObjectProperty<CaseReasons> reasons() {
        return reasons.getReadOnlyProperty();
    }

    /** The claim that the inspector is about. */
    ObjectProperty<Optional<Digest>> selected() {
        return selected;
    }

    /** The line of the selected claim; empty until it is found, or where none of the lines is its. */
    ReadOnlyObjectProperty<OptionalLong> place() {
        return place.getReadOnlyProperty();
    }

    /** All about the selected claim, once it is read. */
    ReadOnlyObjectProperty<Optional<ClaimDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /** Why the last reading failed. */
    ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Claims chosen by Space, for actions on several. */
    ObservableSet<Digest> chosen() {
        return chosen;
    }

    /** Chooses a claim, or no longer. */
    void toggleChosen(Digest id) {
        if (chosen.contains(id)) {
            chosenRows.remove(id);
            chosen.remove(id);
            return;
        }
        lines().inMemory()
                .map(ClaimLine::row)
                .filter(row -> row.id().equals(id))
                .findFirst()
                .or(() -> detail.get()
                        .map(ClaimDetail::row)
                        .filter(row -> row.id().equals(id)))
                .ifPresent(row -> {
                    chosenRows.put(id, row);
                    chosen.add(id);
                });
    }

    /** What an action is about: the chosen claims in the order of the table, else the selected one. */
    List<Digest> subjects() {
        if (chosen.isEmpty()) {
            return selected.get().stream().toList();
        }
        var order = query.get().order().ofTables().comparator();
        return chosenRows.values().stream()
                .sorted((a, b) -> order.compare(a.facts(), b.facts()))
                .map(ClaimRow::id)
                .toList();
    }

    /** Shows only claims of the tier as well, or no longer. */
    void toggle(Tier tier) {
        var tiers = new HashSet<>(query.get().tiers());
        if (!tiers.remove(tier)) {
            tiers.add(tier);
        }
        query.set(query.get().withTiers(tiers));
    }

    /** Shows only claims that the reason code concerns as well, or no longer. */
    void toggle(String code) {
        var codes = new HashSet<>(query.get().codes());
        if (!codes.remove(code)) {
            codes.add(code);
        }
        query.set(query.get().withCodes(codes));
    }

    /** What parties answer to a finding about a claim; to one about an evidence item nobody does. Asked for where there are any. */
    void answers(Finding finding, Consumer<List<GivenAnswer>> onDone) {
        var desk = auditCase.dossiers().answers();
        var claim = finding.subject().id();
        boolean any = desk.rows().stream()
                .flatMap(row -> row.answer().statement().findings().stream())
                .anyMatch(ref -> ref.claim().equals(claim) && ref.code().equals(finding.code()));
        if (any) {
            background.read(
                    progress -> desk.given().stream()
                            .filter(given -> given.answers(claim, finding.code()))
                            .toList(),
                    onDone,
                    failed -> onDone.accept(List.of()));
        }
    }

    /** What was found about an evidence item of the selected claim on its own, by other codes than claims have. */
    List<Finding> aboutItem(Evidence item) {
        return reasons.get().about(Stream.of(item.id()), aboutItems);
    }

    /** What was found about the evidence under the selected claim, by other codes than claims have, in the order of the checks. */
    List<Finding> aboutEvidence(ClaimDetail claim) {
        return reasons.get()
                .about(claim.findings().stream().flatMap(finding -> finding.restsOn().stream()), aboutItems);
    }

    /** Shows what another place asks for, and selects its claim. */
    void show(ClaimFilter filter) {
        filter.claim().ifPresent(id -> selected.set(Optional.of(id)));
        query.set(ClaimQuery.ALL
                .withTiers(filter.tiers())
                .withText(filter.text())
                .withOnly(filter.only())
                .withMarks(filter.marks())
                .withOrder(query.get().order()));
    }

    private void reload() {
        background.read(progress -> auditCase.reasons(), reasons::set, this::failed);
        ask(true);
        readDetail();
    }

    private void ask(boolean changed) {
        boolean anew = changed || facts.get().equals(CaseFacts.NONE);
        ClaimQuery asked = query.get();
        CaseFacts known = facts.get();
        Optional<Digest> id = selected.get();
        long question = listQuestion.incrementAndGet();
        BooleanSupplier overtaken = () -> question != listQuestion.get();
        background.read(
                progress -> first(asked, anew ? CaseFacts.of(auditCase) : known, id, overtaken),
                first -> {
                    // The facts are newer than what is shown, also where the list is overtaken.
                    if (anew) {
                        facts.set(first.facts());
                    }
                    if (!overtaken.getAsBoolean()) {
                        show(first, question);
                    }
                },
                this::failed);
    }

    private First first(ClaimQuery asked, CaseFacts known, Optional<Digest> id, BooleanSupplier overtaken)
            throws IOException {
        ClaimList list =
                auditCase.claims(asked.condition(known.first()), asked.order().ofTables());
        List<ClaimLine> lines = lines(list.first(overtaken), known.first());
        return new First(known, list, lines, id.isPresent() && list.holds(id.get()));
    }

    private static List<ClaimLine> lines(List<ClaimRow> rows, LocalDate first) {
        return rows.stream().map(row -> ClaimLine.of(row, first)).toList();
    }

    private void show(First first, long question) {
        ClaimList list = first.list();
        OptionalLong size = list.size();
        var lines = new PagedLines(
                first.lines(), size.orElse(first.lines().size()), page -> read(list, page, first.facts()));
        listing.set(new Listing(lines, size, Optional.of(list)));
        // One of the lines shown is always the selected one.
        if (!first.holdsSelected()) {
            selected.set(
                    first.lines().stream().findFirst().map(line -> line.row().id()));
        }
        if (size.isPresent()) {
            findPlace();
            return;
        }
        background.read(
                progress -> {
                    list.complete(() -> question != listQuestion.get());
                    return list.size();
                },
                counted -> {
                    if (question == listQuestion.get() && counted.isPresent()) {
                        lines.grow(counted.getAsLong());
                        listing.set(new Listing(lines, counted, Optional.of(list)));
                        findPlace();
                    }
                },
                this::failed);
    }

    private void read(ClaimList list, long page, CaseFacts known) {
        background.read(
                progress -> lines(list.page(page), known.first()),
                read -> listing.get()
                        .list()
                        .filter(list::equals)
                        .ifPresent(shown -> listing.get().lines().put(page, read)),
                this::failed);
    }

    private void findPlace() {
        long question = ++placeQuestion;
        Optional<Digest> id = selected.get();
        Optional<Integer> here = id.flatMap(lines()::place);
        Optional<ClaimList> list = listing.get().list();
        if (here.isPresent() || id.isEmpty() || list.isEmpty()) {
            place.set(here.map(OptionalLong::of).orElse(OptionalLong.empty()));
            return;
        }
        background.read(
                progress -> list.get().index(id.get()),
                found -> {
                    if (question == placeQuestion) {
                        place.set(found);
                    }
                },
                this::failed);
    }

    private void readDetail() {
        long question = ++detailQuestion;
        Optional<Digest> id = selected.get();
        if (id.isEmpty()) {
            detail.set(Optional.empty());
            return;
        }
        boolean about = !reasons.get().aboutEvidence().isEmpty();
        background.read(
                progress -> detail(auditCase.claim(id.get()), about),
                answer -> {
                    if (question == detailQuestion) {
                        show(answer);
                    }
                },
                this::failed);
    }

    private void show(Detail answer) {
        if (!aboutItems.equals(answer.aboutItems())) {
            aboutItems = answer.aboutItems();
            // So that the claim is told anew, though it is the same.
            detail.set(Optional.empty());
        }
        detail.set(answer.claim());
    }

    private Detail detail(Optional<ClaimDetail> claim, boolean about) throws IOException {
        if (claim.isEmpty() || !about) {
            return new Detail(claim, Map.of());
        }
        var items = new HashSet<Digest>();
        claim.get().evidence().forEach(item -> items.add(item.id()));
        claim.get().findings().forEach(finding -> items.addAll(finding.restsOn()));
        return new Detail(claim, auditCase.findingsAbout(items));
    }

    private void failed(Exception reason) {
        failure.set(Optional.of(reason));
    }
}
