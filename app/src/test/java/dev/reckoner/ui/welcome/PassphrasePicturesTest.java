package dev.reckoner.ui.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.Screenshots;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of what is asked over the welcome. */
class PassphrasePicturesTest {
    private static final Path CASE = Path.of("/home/ada/audits/2026/minilm");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void thePassphraseOfACaseIsAskedForAgainWhereItWasWrong(Theme theme) throws IOException {
        picture(
                theme,
                "unlock",
                () -> new UnlockView(CASE, Optional.of(Messages.get("passphrase.wrong")), passphrase -> {}, () -> {}));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aNewCaseAsksForAPassphraseWhereOneIsWanted(Theme theme) throws IOException {
        picture(theme, "new-case", () -> {
            var view = new NewCaseView(CASE, passphrase -> {}, () -> {});
            ((CheckBox) view.lookup("#new-case-encrypt")).setSelected(true);
            return view;
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aBackupAsksWhereItIsToBecomeACase(Theme theme) throws IOException {
        picture(theme, "restore", () -> {
            var asking = new RestoreView.Asking(Optional::empty, Optional::empty);
            return new RestoreView(Path.of("/media/ada/minilm.reckoner"), true, asking, asked -> {}, () -> {});
        });
    }

    private static void picture(Theme theme, String name, Supplier<Node> over) throws IOException {
        Toolkit.startWithoutDisplay();
        StackPane root = Toolkit.call(() -> {
            Fonts.load();
            var recent = new RecentCases.Recent(CASE, "minilm", Instant.parse("2026-06-01T12:00:00Z"));
            var welcome = new WelcomeView(new NoWays(), List.of(recent), new Notices());
            welcome.setDisable(true);
            return new StackPane(welcome, over.get());
        });
        Path file = Path.of("target/screenshots/passphrase/" + name + "-" + theme + ".png");
        assertThat(Screenshots.write(root, file, theme, 1440, 900)).isNotEmptyFile();
    }

    private static final class NoWays implements Ways {
        @Override
        public void sample() {}

        @Override
        public void create() {}

        @Override
        public void choose() {}

        @Override
        public void open(Path folder) {}

        @Override
        public void restore() {}
    }
}
