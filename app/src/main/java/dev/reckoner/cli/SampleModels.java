package dev.reckoner.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the sample's models are: beside the program's own jars in the distribution. */
final class SampleModels {
    private SampleModels() {}

    static Path find(Optional<Path> given) throws IOException {
        var folder = given.or(() -> Optional.ofNullable(System.getProperty("reckoner.sample.models"))
                        .map(Path::of))
                .orElseGet(SampleModels::inDistribution);
        if (!Files.isRegularFile(folder.resolve("all-MiniLM-L6-v2.onnx"))) {
            throw new FileNotFoundException("The sample's models are not in " + folder
                    + ". Build the distribution with 'mvn package', or name their folder with --models.");
        }
        return folder;
    }

    private static Path inDistribution() {
        try {
            var jar = Path.of(SampleModels.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolveSibling("..").resolve("sample").resolve("models").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
