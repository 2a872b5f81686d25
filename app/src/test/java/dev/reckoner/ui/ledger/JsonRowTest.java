package dev.reckoner.ui.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lines that are too long go on in the next row, so that none is cut and none needs a scroll bar. */
class JsonRowTest {
    private static List<JsonRow> rows(String line, int columns) {
        return JsonRow.of(List.of(JsonLine.of(line)), columns);
    }

    private static String text(JsonRow row) {
        return row.parts().before() + row.parts().name() + row.parts().after();
    }

    @Test
    void aLineThatFitsIsOneRow() {
        assertThat(rows("  \"kind\" : \"claim\",", 36))
                .containsExactly(new JsonRow(1, JsonLine.of("  \"kind\" : \"claim\",")));
    }

    @Test
    void aLongerOneGoesOnUnderItselfWithoutANumber() {
        List<JsonRow> rows = rows("  \"reason\" : \"It was run again and differs from what was sold\",", 30);
        assertThat(rows).hasSizeGreaterThan(1).allMatch(row -> text(row).length() <= 30);
        assertThat(rows).extracting(JsonRow::number).startsWith(1, 0);
        assertThat(rows.getLast().parts().before()).isEqualTo(" ".repeat(6));
        assertThat(rows.getFirst().parts().name()).isEqualTo("\"reason\"");
    }

    @Test
    void aWordThatFitsIntoTheNextRowStaysWhole() {
        List<JsonRow> rows = rows("    \"reason\" : \"EX-PRECISION-SUBSTITUTED\",", 37);
        assertThat(rows).hasSize(2);
        assertThat(text(rows.getLast())).isEqualTo(" ".repeat(8) + "\"EX-PRECISION-SUBSTITUTED\",");
    }

    @Test
    void nothingIsLostWhereThereIsNoBlankAndACharacterStaysWhole() {
        String line = "x".repeat(29) + "\ud83d\ude00".repeat(20);
        List<JsonRow> rows = JsonRow.ofRaw(List.of(line), 30);
        assertThat(rows.stream().map(row -> row.parts().after()).collect(Collectors.joining()))
                .isEqualTo(line);
        assertThat(rows)
                .noneMatch(row -> Character.isHighSurrogate(
                        row.parts().after().charAt(row.parts().after().length() - 1)));
    }

    @Test
    void aNarrowRoomStillShowsEverything() {
        List<JsonRow> rows = rows(" ".repeat(40) + "\"deep\" : \"a value that is longer\"", 20);
        assertThat(rows.stream().map(row -> row.parts().after()).collect(Collectors.joining()))
                .isEqualTo(": \"a value that is longer\"");
    }
}
