package dev.reckoner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The codes that are none of findings, as docs/reason-codes.md and docs/reason-codes-trail.md list them: the program carries these
 * pages, so that what it says and what they say is one text. A table under a heading is a chapter; its columns go by their names.
 */
final class CodePages {
    private static final List<String> PAGES = List.of("reason-codes.md", "reason-codes-trail.md");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}-[A-Z0-9-]*[A-Z0-9](?![A-Z0-9-])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final String AS_ABOVE = "likewise";

    private static final Supplier<List<Chapter>> READ = new Supplier<>() {
        private List<Chapter> chapters = List.of();

        @Override
        public synchronized List<Chapter> get() {
            if (chapters.isEmpty()) {
                chapters = PAGES.stream().flatMap(page -> read(page).stream()).toList();
            }
            return chapters;
        }
    };

    private CodePages() {}

    /**
     * A code.
     *
     * @param meaning a sentence or more
     * @param advice what to do; empty where there is nothing to do
     */
    record Explained(String code, String meaning, String advice) {}

    /** A table. */
    record Chapter(String title, List<Explained> codes) {}

    static List<Chapter> chapters() {
        return READ.get();
    }

    static Optional<Explained> find(String code) {
        return chapters().stream()
                .flatMap(chapter -> chapter.codes().stream())
                .filter(explained -> explained.code().equals(code))
                .findFirst();
    }

    private static List<Chapter> read(String page) {
        try (var in = CodePages.class.getResourceAsStream(page)) {
            if (in == null) {
                throw new IOException("The page " + page + " is not in this build");
            }
            return chapters(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables of a page whose first column is one of codes. */
    static List<Chapter> chapters(String page) {
        var chapters = new ArrayList<Chapter>();
        var title = "";
        Optional<Columns> columns = Optional.empty();
        for (var line : page.lines().toList()) {
            if (line.startsWith("#")) {
                title = line.replaceFirst("#+ *", "").replace("`", "");
            }
            if (!line.startsWith("|")) {
                columns = Optional.empty();
            } else if (columns.isPresent()) {
                columns.get().read(cells(line));
            } else if (cells(line).getFirst().equals("code")) {
                columns = Optional.of(new Columns(cells(line)));
                chapters.add(new Chapter(title, columns.get().codes));
            }
        }
        return chapters;
    }

    private static List<String> cells(String line) {
        return List.of(
                line.replaceFirst("^\\| *", "").replaceFirst(" *\\|$", "").split(" *\\| *", -1));
    }

    /** The columns of one table, which is being read. */
    private static final class Columns {
        private final List<String> names;
        private final List<Explained> codes = new ArrayList<>();
        private String meaning = "";
        private String advice = "";

        Columns(List<String> names) {
            this.names = names;
        }

        void read(List<String> cells) {
            if (cells.getFirst().startsWith("---")) {
                return;
            }
            meaning = sentence(cell(cells, 1), meaning);
            for (int i = 2; i < names.size(); i++) {
                if (names.get(i).equals("what to do")) {
                    advice = sentence(cell(cells, i), advice);
                } else {
                    meaning = sentence(cell(cells, i), meaning);
                }
            }
            CODE.matcher(cells.getFirst())
                    .results()
                    .forEach(code -> codes.add(new Explained(code.group(), meaning, advice)));
        }

        private static String cell(List<String> cells, int i) {
            return i < cells.size() ? cells.get(i) : "";
        }

        /** A cell begins in lower case and ends without a full stop; 'likewise' is what stands above it. */
        private static String sentence(String cell, String above) {
            if (cell.equals(AS_ABOVE) || cell.isEmpty()) {
                return cell.isEmpty() ? "" : above;
            }
            var plain = LINK.matcher(cell).replaceAll("$1").replace('`', '\'');
            return Character.toUpperCase(plain.charAt(0)) + plain.substring(1) + (plain.endsWith(".") ? "" : ".");
        }
    }
}
