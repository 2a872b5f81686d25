package dev.reckoner.audit;

import dev.reckoner.appraise.Finding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.CopyTable;
import dev.reckoner.ledger.projection.EvidenceFacts;
import dev.reckoner.ledger.projection.EvidenceTable;
import dev.reckoner.ledger.projection.MentionTable;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What the entries say about evidence items. Signed records are in the table alone; what many claims rest on is in memory too.
 * Not thread-safe.
 */
final class EvidenceRows {
    private final EvidenceTable table;
    private final CaseEntries entries;
    private final Map<Long, EvidenceFacts> inserted = new LinkedHashMap<>();
    private final Map<Long, EvidenceFacts> updated = new LinkedHashMap<>();
    private final List<MentionTable.Mention> mentions = new ArrayList<>();
    private final CopyTable copyTable;
    /** What many claims rest on, read when first asked for. */
    private Optional<Map<Digest, Evidence>> others = Optional.empty();
    /** Entries of every copy, of items that have several; read when first asked for. */
    private Optional<Map<Digest, List<Long>>> copies = Optional.empty();

    private Optional<OtherEvidence> picture = Optional.empty();

    EvidenceRows(CaseTables tables, CaseEntries entries) {
        this.table = new EvidenceTable(tables);
        this.copyTable = new CopyTable(tables);
        this.entries = entries;
    }

    private Map<Digest, Evidence> othersById() throws IOException {
        if (others.isEmpty()) {
            var read = new LinkedHashMap<Digest, Evidence>();
            for (var row : table.shared()) {
                read.put(row.id(), found(row.found()).evidence());
            }
            others = Optional.of(read);
        }
        return others.get();
    }

    private Map<Digest, List<Long>> copiesById() throws IOException {
        if (copies.isEmpty()) {
            copies = Optional.of(copyTable.copies());
        }
        return copies.get();
    }

    private void addCopy(Digest id, long entry) throws IOException {
        copiesById().computeIfAbsent(id, any -> new ArrayList<>()).add(entry);
        copyTable.add(id, entry);
    }

    /**
     * Another copy of an item is kept beside the first; the same copy recorded again is the one to go by from then on.
     *
     * @return true if what many claims rest on has changed
     */
    boolean apply(CaseEntry.EvidenceFound found, long index) throws IOException {
        var item = found.evidence();
        var known = row(item.id());
        if (known.isEmpty()) {
            long number = table.number(item.id());
            inserted.put(number, facts(number, item, index, OptionalLong.empty()));
            if (item instanceof Evidence.SignedResponse response) {
                var request = request(response.requestHash());
                if (request.isPresent()) {
                    table.group(number, request.get());
                }
                table.group(number, signature(response.signature()));
            }
            return goBy(item);
        }
        var was = known.get();
        if (!copiesById().containsKey(item.id())) {
            addCopy(item.id(), was.found());
        }
        for (long copy : copiesById().getOrDefault(item.id(), List.of())) {
            if (CaseEntry.isSame(found(copy).evidence(), item)) {
                save(facts(was.number(), item, index, was.appraised()));
                return goBy(item);
            }
        }
        addCopy(item.id(), index);
        // Copies are alike in what was signed, and need not be so in the signature.
        if (item instanceof Evidence.SignedResponse response) {
            table.group(was.number(), signature(response.signature()));
        }
        return false;
    }

    private static EvidenceFacts facts(long number, Evidence item, long found, OptionalLong appraised) {
        return new EvidenceFacts(number, item.id(), found, appraised, OtherEvidence.holds(item));
    }

    private static Optional<Digest> request(String hash) {
        return Digest.isHex(hash) ? Optional.of(new Digest("keccak256", hash)) : Optional.empty();
    }

    private static Digest signature(String signature) {
        return Digest.sha256(signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The signed responses that state this hash of their request; of very many the first. */
    List<Evidence.SignedResponse> toRequest(String hash) throws IOException {
        var request = request(hash);
        return request.isEmpty()
                ? List.of()
                : grouped(request.get(), response -> response.requestHash().equals(hash));
    }

    /** The signed responses that carry this signature; of very many the first. */
    List<Evidence.SignedResponse> withSignature(String signature) throws IOException {
        return grouped(signature(signature), response -> response.signature().equals(signature));
    }

    private List<Evidence.SignedResponse> grouped(Digest group, Predicate<Evidence.SignedResponse> isOfIt)
            throws IOException {
        var found = new ArrayList<Evidence.SignedResponse>();
        for (long number : table.grouped(group)) {
            var row = row(number);
            if (row.isPresent()
                    && found(row.get().found()).evidence() instanceof Evidence.SignedResponse response
                    && isOfIt.test(response)) {
                found.add(response);
            }
        }
        return found;
    }

    /** True if an earlier response may be to the same request. */
    boolean mayHaveAnswer(Evidence.SignedResponse response) throws IOException {
        var request = request(response.requestHash());
        return request.isPresent() && !table.grouped(request.get()).isEmpty();
    }

    private boolean goBy(Evidence item) throws IOException {
        if (OtherEvidence.holds(item)) {
            othersById().put(item.id(), item);
        } else if (othersById().remove(item.id()) == null) {
            return false;
        }
        picture = Optional.empty();
        return true;
    }

    /** What many claims rest on, as it is now. */
    OtherEvidence others() throws IOException {
        if (picture.isEmpty()) {
            picture = Optional.of(OtherEvidence.of(othersById()));
        }
        return picture.get();
    }

    /** True for an item that is no claim's own record. */
    boolean isShared(Digest id) throws IOException {
        return othersById().containsKey(id);
    }

    /** True if an item of that id was found. */
    boolean knows(Digest id) throws IOException {
        return row(id).isPresent();
    }

    /** The item of that id. */
    Optional<Evidence> item(Digest id) throws IOException {
        var held = othersById().get(id);
        if (held != null) {
            return Optional.of(held);
        }
        var known = row(id);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(found(known.get().found()).evidence());
    }

    /** Every copy of an item; empty where there is none. */
    List<CaseEntry.EvidenceFound> copies(Digest id) throws IOException {
        var known = row(id);
        var found = new ArrayList<CaseEntry.EvidenceFound>();
        if (known.isPresent()) {
            for (long copy : copiesById().getOrDefault(id, List.of(known.get().found()))) {
                found.add(found(copy));
            }
        }
        return found;
    }

    /** Ids of the items of which there are several copies. */
    List<Digest> copied() throws IOException {
        return copiesById().entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private CaseEntry.EvidenceFound found(long index) throws IOException {
        return entries.at(index, CaseEntry.EvidenceFound.class);
    }

    /** An appraisal of an item was recorded. */
    void appraised(Digest id, long index) throws IOException {
        var known = row(id);
        if (known.isPresent()) {
            var was = known.get();
            was.appraised().ifPresent(earlier -> mentions.add(new MentionTable.Mention(id, earlier)));
            save(new EvidenceFacts(was.number(), id, was.found(), OptionalLong.of(index), was.shared()));
        }
    }

    /** What was found about the item. */
    List<Finding> findings(Digest id) throws IOException {
        var known = row(id);
        return known.isPresent() && known.get().appraised().isPresent()
                ? entries.at(known.get().appraised().getAsLong(), CaseEntry.FindingsMade.class)
                        .findings()
                : List.of();
    }

    private void save(EvidenceFacts row) {
        (inserted.containsKey(row.number()) ? inserted : updated).put(row.number(), row);
    }

    private Optional<EvidenceFacts> row(Digest id) throws IOException {
        for (long number : table.candidates(id)) {
            var row = row(number);
            if (row.filter(facts -> facts.id().equals(id)).isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private Optional<EvidenceFacts> row(long number) throws IOException {
        var changed = Optional.ofNullable(updated.get(number)).or(() -> Optional.ofNullable(inserted.get(number)));
        return changed.isPresent() ? changed : table.row(number);
    }

    /** Writes what has changed into the table. */
    void flush(MentionTable mentioned) throws IOException {
        table.insert(inserted.values());
        table.update(updated.values());
        table.flushGroups();
        copyTable.flush();
        mentioned.insert(mentions);
        inserted.clear();
        updated.clear();
        mentions.clear();
    }

    EvidenceTable table() {
        return table;
    }
}
