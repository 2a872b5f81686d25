package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.ClaimList;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

/** Lines of which only some pages are in memory. */
class PagedLinesTest {
    private static final int SIZE = 1_000_000;

    private final List<ClaimRow> rows = AllClaims.of(new InventedCase());
    private final List<Long> asked = new ArrayList<>();
    private final PagedLines lines = new PagedLines(page(rows.get(1)), SIZE, asked::add);

    @Test
    void aLineThatIsNotReadIsLoadingAndItsPageIsAskedForOnce() {
        assertThat(lines.get(500_000)).isEqualTo(ClaimLine.LOADING);
        assertThat(lines.get(500_001)).isEqualTo(ClaimLine.LOADING);
        assertThat(asked).containsExactly(5_000L);
    }

    @Test
    void theTableIsToldOfTheLinesOfAPageThatCame() {
        var changed = new ArrayList<Integer>();
        lines.addListener((ListChangeListener<ClaimLine>) change -> {
            change.next();
            changed.add(change.getFrom());
            changed.add(change.getTo());
        });
        lines.get(730);
        lines.put(7, page(rows.get(2)));
        assertThat(changed).containsExactly(700, 800);
        assertThat(lines.get(730).row()).isEqualTo(rows.get(2));
        assertThat(lines).hasSize(SIZE);
    }

    @Test
    void pagesThatWereLookedAtLongAgoAreForgotten() {
        for (long page = 1; page < 500; page++) {
            lines.get((int) page * ClaimList.PAGE);
            lines.put(page, page(rows.get(3)));
        }
        assertThat(lines.inMemory().count()).isLessThan(50L * ClaimList.PAGE);
        asked.clear();
        assertThat(lines.get(0)).isEqualTo(ClaimLine.LOADING);
        assertThat(asked).containsExactly(0L);
    }

    @Test
    void nothingReadsThemAll() {
        assertThat(lines.equals(new PagedLines(List.of(), SIZE, asked::add))).isFalse();
        assertThat(lines.indexOf(ClaimLine.of(rows.get(9), LocalDate.EPOCH))).isEqualTo(-1);
        assertThat(lines.indexOf(ClaimLine.of(rows.get(1), LocalDate.EPOCH))).isZero();
        assertThat(lines.contains(ClaimLine.LOADING)).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void moreLinesAreAddedBehindThoseThatAreShown() {
        var few = new PagedLines(page(rows.get(1)), ClaimList.PAGE, asked::add);
        few.grow(230);
        assertThat(few).hasSize(230);
        assertThat(few.place(rows.get(1).id())).isEqualTo(Optional.of(0));
    }

    private static List<ClaimLine> page(ClaimRow row) {
        return Collections.nCopies(ClaimList.PAGE, ClaimLine.of(row, LocalDate.EPOCH));
    }
}
