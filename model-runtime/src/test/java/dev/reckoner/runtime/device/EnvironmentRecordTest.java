package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentRecordTest {
    @Test
    void namesTheRuntimeByVersionAndDigest() throws Exception {
        Path jar = Path.of(OrtEnvironment.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));

        assertThat(EnvironmentRecord.here().values())
                .containsEntry("ort.version", "1.29.0")
                .containsEntry("ort.jar.sha256", HexFormat.of().formatHex(digest))
                .containsEntry("ep", "CPUExecutionProvider")
                .containsEntry("os.arch", System.getProperty("os.arch"));
    }

    @Test
    void isTheSameEachTimeInTheSameProcess() {
        assertThat(EnvironmentRecord.here().values().sequencedEntrySet())
                .containsExactlyElementsOf(EnvironmentRecord.here().values().sequencedEntrySet());
    }

    @Test
    void aRunAddsItsOwnValuesAtTheEnd() {
        EnvironmentRecord record = EnvironmentRecord.here().with("threads", 2).with("optimisation", "ALL");

        assertThat(record.values().lastEntry().getKey()).isEqualTo("optimisation");
        assertThat(record.differing(EnvironmentRecord.here().with("threads", 1)))
                .containsOnlyKeys("threads", "optimisation")
                .containsEntry("threads", "2");
    }

    @Test
    void keepsTheInstructionsThatChooseBetweenKernels() {
        List<String> cpuinfo = List.of(
                "processor\t: 0",
                "vendor_id\t: GenuineIntel",
                "model name\t: Some Processor 3000",
                "flags\t\t: fpu vme sse sse2 syscall fma avx2 avx512_vnni amx_int8 rdseed ssse3 sse4_1",
                "vmx flags\t: invvpid");

        assertThat(Processor.name(cpuinfo)).contains("Some Processor 3000");
        assertThat(Processor.vendor(cpuinfo)).contains("Intel");
        assertThat(Processor.instructions(cpuinfo)).contains("amx_int8 avx2 avx512_vnni fma sse sse2 sse4_1 ssse3");
    }

    @Test
    void readsTheFeaturesOfAnArmProcessor() {
        assertThat(Processor.instructions(List.of("Features\t: fp asimd aes asimdhp asimddp sve i8mm bf16")))
                .contains("asimd asimddp asimdhp bf16 i8mm sve");
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(Processor.instructions(List.of())).isEmpty();
        assertThat(Processor.name(List.of())).isEmpty();
    }
}
