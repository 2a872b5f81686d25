package dev.reckoner.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedMachine;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.shell.Contexts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesViewModelTest {
    private static final Plugin PLUGIN = new Plugin("openvino", Path.of("/opt/ep/libopenvino_ep.so"));

    private final InventedMachine machine = new InventedMachine(DevicePreferences.NONE.with(PLUGIN));
    private final Contexts contexts = new Contexts(new InventedCase());
    private final DevicesViewModel model = new DevicesViewModel(contexts.context(), machine);

    @Test
    void nothingIsTriedBeforeTheSectionIsShown() {
        assertThat(machine.searches()).isEmpty();
        model.open();
        model.open();

        assertThat(machine.searches()).containsExactly(machine.kept());
        assertThat(model.devices())
                .extracting(FoundDevice::id)
                .containsExactly("cpu", "webgpu", "swiftshader", "cuda", "openvino");
        assertThat(model.looking().get()).isEmpty();
    }

    @Test
    void aSoftwareDriverIsUsableWithAReservation() {
        model.open();

        assertThat(model.devices())
                .extracting(DeviceText::look)
                .containsExactly(Tier.AFFIRMING, Tier.AFFIRMING, Tier.WARNING, Tier.NONE, Tier.NONE);
        assertThat(DeviceText.kind(model.devices().get(2))).isEqualTo("software driver, not a graphics card");
        assertThat(DeviceText.all(model.devices().get(3))).contains("DV-LIBRARY", "Install CUDA 12", "Failed to load");
    }

    @Test
    void lookingAgainKeepsTheChosenDevice() {
        model.open();
        model.chosen().set(Optional.of(model.devices().get(3)));
        model.look();

        assertThat(machine.searches()).hasSize(2);
        assertThat(model.chosen().get().map(FoundDevice::id)).contains("cuda");
    }

    @Test
    void aPluginLibraryIsAddedKeptAndLookedIn() {
        model.open();

        assertThat(model.addPlugin(" mlx ", "/opt/ep/libmlx.dylib")).isEmpty();
        assertThat(machine.kept().plugins()).extracting(Plugin::name).containsExactly("openvino", "mlx");
        assertThat(model.devices()).extracting(FoundDevice::id).contains("mlx");
        model.removePlugin(PLUGIN);
        assertThat(machine.kept().plugins()).extracting(Plugin::name).containsExactly("mlx");
        assertThat(model.devices()).extracting(FoundDevice::id).doesNotContain("openvino");
    }

    @ParameterizedTest
    @CsvSource({"'', /x.so, needs a name", "a, '', needs a name", "openvino, /x.so, already", "a b, /x.so, letters"})
    void aPluginLibraryThatCannotBeAddedSaysWhy(String name, String library, String says) {
        model.open();

        assertThat(model.addPlugin(name, library).orElseThrow()).contains(says);
        assertThat(machine.searches()).hasSize(1);
    }

    @Test
    void limitsAreKeptWithoutLookingAgain() {
        model.open();

        assertThat(model.setLimits("1,5", " 20 ")).isEmpty();
        assertThat(machine.kept().memoryMebibytes()).isEqualTo(OptionalInt.of(1536));
        assertThat(machine.kept().minutes()).isEqualTo(OptionalInt.of(20));
        assertThat(LimitText.gibibytes(machine.kept().memoryMebibytes())).isEqualTo("1.5");
        assertThat(model.setLimits("", "")).isEmpty();
        assertThat(machine.kept()).isEqualTo(DevicePreferences.NONE.with(PLUGIN));
        assertThat(machine.searches()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0.1, ''", "'', 0", "much, ''", "'', -3", "NaN, ''", "'', 1e30"})
    void aLimitThatIsNoneIsNotSet(String memory, String minutes) {
        model.open();

        assertThat(model.setLimits(memory, minutes)).isPresent();
        assertThat(machine.kept()).isEqualTo(DevicePreferences.NONE.with(PLUGIN));
    }

    @Test
    void whatFailsIsToldWithItsCode() {
        machine.breakDown("There is no room.");
        model.open();
        model.setLimits("2", "2");

        assertThat(contexts.context().notices().shown())
                .filteredOn(notice -> notice.kind() == Notice.Kind.FAILURE)
                .extracting(Notice::code)
                .containsExactlyInAnyOrder("DV-NOT-READ", "DV-NOT-LOOKED", "DV-NOT-KEPT");
    }
}
