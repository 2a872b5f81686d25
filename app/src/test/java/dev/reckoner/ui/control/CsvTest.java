package dev.reckoner.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void aLineIsWrittenAsRfc4180Says() {
        assertThat(Csv.line(List.of("plain", "a,b", "say \"no\"", "two\nlines", "")))
                .isEqualTo("plain,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "  =HYPERLINK(\"x\")", "-", "+a"})
    void whatASpreadsheetWouldComputeStaysText(String cell) {
        assertThat(Csv.line(List.of(cell)).replace("\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "-1.2e-7", "+3", "0", "12,345", "-12.5E+3"})
    void aNumberStaysANumber(String cell) {
        assertThat(Csv.line(List.of(cell)).replace("\"", "")).isEqualTo(cell + "\r\n");
    }

    @Test
    void aFileIsNamedAfterWhatItHolds() {
        assertThat(new Export("Error, log scale", Export.Form.SVG, out -> {}).fileName())
                .isEqualTo("error-log-scale.svg");
        assertThat(new Export("../../etc/passwd", Export.Form.CSV, out -> {}).fileName())
                .isEqualTo("etc-passwd.csv");
        assertThat(new Export("ü", Export.Form.PNG, out -> {}).fileName()).isEqualTo("reckoner.png");
        assertThat(new Export("x".repeat(300), Export.Form.PNG, out -> {}).fileName())
                .hasSize(64);
    }
}
