package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderLibrariesTest {
    @Test
    void onlyLibrariesWithCodeThatAreStillThereCount(@TempDir Path folder) throws IOException {
        Path driver = Files.createFile(folder.resolve("libvk of somebody.so.1.2"));
        Path data = Files.createFile(folder.resolve("libdata.so"));
        Path font = Files.createFile(folder.resolve("font.ttf"));

        assertThat(ProviderLibraries.mapped(List.of(
                        "7f0000000000-7f0000001000 r--p 00000000 08:01 12 " + driver,
                        "7f0000001000-7f0000002000 r-xp 00001000 08:01 12                    " + driver,
                        "7f0000003000-7f0000004000 r--p 00000000 08:01 13 " + data,
                        "7f0000005000-7f0000006000 r-xp 00000000 08:01 14 " + font,
                        "7f0000007000-7f0000008000 r-xp 00000000 00:01 15 /memfd:libjit.so (deleted)",
                        "7f0000009000-7f000000a000 r-xp 00000000 00:00 0 [vdso]",
                        "7f000000b000-7f000000c000 rw-p 00000000 00:00 0 ")))
                .containsExactly(driver);
    }

    @Test
    void theProcessorAddsNoLibraryToTheRecord() {
        assertThat(EnvironmentRecord.here().values().keySet()).noneMatch(name -> name.startsWith("library."));
    }
}
