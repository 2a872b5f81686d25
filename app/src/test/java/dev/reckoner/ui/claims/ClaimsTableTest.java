package dev.reckoner.ui.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.MemoryClaims;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ui.claims.ClaimOrder.Column;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ClaimsTableTest {
    private static final int ROWS = 100_000;

    @Test
    void scrollingThroughAHundredThousandClaimsReusesTheSameCells() {
        Toolkit.startWithoutDisplay();
        ClaimsTable table = Toolkit.call(() -> {
            Fonts.load();
            var made = new ClaimsTable(new ClaimsViewModel(with(many()), Background.direct()));
            Theme.LIGHT.applyTo(new Scene(new StackPane(made), 860, 400));
            lay(made);
            return made;
        });
        assertThat(table.getItems()).hasSize(ROWS);
        Set<Node> cells = new HashSet<>();
        for (int row = 0; row < ROWS; row += 997) {
            int to = row;
            cells.addAll(Toolkit.call(() -> {
                table.scrollTo(to);
                lay(table);
                return table.lookupAll(".table-row-cell");
            }));
        }
        // 400 px hold 13 rows of 28 px and a part of one at either end; the flow keeps a few spare.
        assertThat(cells).hasSizeLessThan(40);
    }

    @Test
    void aClaimThatAnotherPlaceLeadsToIsSelectedAndInSight() {
        Toolkit.startWithoutDisplay();
        var shown = Toolkit.call(() -> {
            Fonts.load();
            var claims = many();
            var model = new ClaimsViewModel(with(claims), Background.direct());
            var table = new ClaimsTable(model);
            Theme.LIGHT.applyTo(new Scene(new StackPane(table), 860, 400));
            lay(table);
            Digest wanted = claims.get(70_001).id();
            model.toggle(Tier.WARNING);
            lay(table);
            model.show(ClaimFilter.claim(wanted));
            lay(table);
            assertThat(model.selected().get()).contains(wanted);
            assertThat(table.getSelectionModel().getSelectedItem().row().id()).isEqualTo(wanted);
            return table.lookupAll(".table-row-cell").stream()
                    .map(row -> ((TableRow<?>) row).getItem())
                    .filter(item ->
                            item instanceof ClaimLine line && line.known().isPresent())
                    .map(item -> ClaimLines.row(item).id().equals(wanted))
                    .toList();
        });
        assertThat(shown).contains(true);
    }

    @Test
    void aPressOnAHeaderSortsAndTheHeaderKeepsItsArrow() {
        Toolkit.startWithoutDisplay();
        Toolkit.call(() -> {
            Fonts.load();
            var model = new ClaimsViewModel(new InventedCase(), Background.direct());
            var table = new ClaimsTable(model);
            Theme.LIGHT.applyTo(new Scene(new StackPane(table), 860, 400));
            lay(table);
            assertThat(table.getSortOrder()).hasSize(1);
            var operator = table.getColumns().stream()
                    .filter(column -> column.getUserData() == Column.OPERATOR)
                    .findFirst()
                    .orElseThrow();
            table.getSortOrder().setAll(List.of(operator));
            lay(table);
            assertThat(model.query().get().order().column()).isEqualTo(Column.OPERATOR);
            assertThat(table.getSortOrder()).hasSize(1).first().isSameAs(operator);
            return table;
        });
    }

    @Test
    void labelsFiguresAndMarksAreWholeAtTheWidthOfTheWindow() {
        Toolkit.startWithoutDisplay();
        ClaimsTable table = Toolkit.call(() -> {
            Fonts.load();
            var made = new ClaimsTable(new ClaimsViewModel(labelled("meridian-02-030"), Background.direct()));
            Theme.LIGHT.applyTo(new Scene(new StackPane(made), 860, 400));
            lay(made);
            lay(made);
            return made;
        });
        Toolkit.call(() -> {
            var cells = table.lookupAll(".table-cell").stream()
                    .map(node -> (TableCell<?, ?>) node)
                    .filter(cell -> !cell.isEmpty() && cell.getStyleClass().contains("mono"))
                    .toList();
            assertThat(cells).extracting(TableCell::getText).contains("meridian-02-030");
            assertThat(cells).noneMatch(TableCell::isTextTruncated);
            return cells;
        });
    }

    private static AuditCase labelled(String label) {
        return with(AllClaims.of(new InventedCase()).stream()
                .map(row -> copy(row, row.number(), label))
                .toList());
    }

    /** The invented case with other claims. */
    private static AuditCase with(List<ClaimRow> rows) {
        var rest = new InventedCase();
        return (AuditCase) Proxy.newProxyInstance(
                AuditCase.class.getClassLoader(),
                new Class<?>[] {AuditCase.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "claims" ->
                        new MemoryClaims(
                                rows, (ClaimCondition) arguments[0], (ClaimOrder) arguments[1], row -> Set.of());
                    default -> method.invoke(rest, arguments == null ? new Object[0] : arguments);
                });
    }

    private static void lay(ClaimsTable table) {
        table.getScene().getRoot().applyCss();
        table.getScene().getRoot().layout();
    }

    private static List<ClaimRow> many() {
        List<ClaimRow> few = AllClaims.of(new InventedCase());
        return IntStream.range(0, ROWS)
                .mapToObj(i -> copy(few.get(i % few.size()), i))
                .toList();
    }

    private static ClaimRow copy(ClaimRow row, int number) {
        return copy(row, number, String.valueOf(number));
    }

    private static ClaimRow copy(ClaimRow row, int number, String label) {
        return new ClaimRow(
                Digest.sha256(("claim " + number).getBytes(StandardCharsets.UTF_8)),
                number,
                label,
                row.tier(),
                row.madeAt(),
                row.provider(),
                row.operator(),
                row.application(),
                row.model(),
                row.strip(),
                row.verdict(),
                row.trail());
    }
}
