package dev.reckoner.audit.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A sentence with its WordPiece token ids, as the models' own tokenizer makes them. They are kept beside the text so that the
 * sample needs no tokenizer; a test runs the real one over all of them.
 *
 * @param tokens token ids with [CLS] and [SEP]
 * @param text the sentence
 */
record SampleSentence(long[] tokens, String text) {
    /** All sentences, in file order. */
    static List<SampleSentence> all() throws IOException {
        try (var in = Objects.requireNonNull(SampleSentence.class.getResourceAsStream("sentences.tsv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(SampleSentence::parse).toList();
        }
    }

    private static SampleSentence parse(String line) {
        int tab = line.indexOf('\t');
        var tokens = Arrays.stream(line.substring(0, tab).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        return new SampleSentence(tokens, line.substring(tab + 1));
    }
}
