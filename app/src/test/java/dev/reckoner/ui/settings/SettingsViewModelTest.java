package dev.reckoner.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.shell.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private final InventedCase auditCase = new InventedCase();
    private final Contexts contexts = new Contexts(auditCase);
    private final SettingsViewModel model = new SettingsViewModel(contexts.context());

    @TempDir
    Path folder;

    @Test
    void theSectionsHoldEveryDatedValue() {
        int all = 0;
        for (Section section : Section.values()) {
            model.section().set(section);
            all += model.items().size();
            assertThat(model.items())
                    .allSatisfy(item -> assertThat(section.kinds()).contains(item.kind()));
        }
        assertThat(all).isEqualTo(auditCase.references().items().size());
    }

    @Test
    void anItemIsAddedChangedAndRemoved() throws Exception {
        model.add();
        var build = model.items().getFirst();
        var texts = new EnumMap<>(ItemText.fields(build));
        texts.put(ItemField.NAME, "another");
        model.confirm(new ItemDraft(ReferenceKind.MEASUREMENT, texts));
        assertThat(model.pending().get()).isEqualTo(new Pending.Nothing());
        assertThat(auditCase.references().measurements()).hasSize(3);
        model.chosen().set(Optional.of(model.items().getLast()));
        model.edit();
        texts.put(ItemField.NAME, "renamed");
        model.confirm(new ItemDraft(ReferenceKind.MEASUREMENT, texts));
        assertThat(auditCase.references().measurements().getLast().name()).isEqualTo("renamed");
        model.chosen().set(Optional.of(model.items().getLast()));
        model.remove();
        assertThat(auditCase.references().measurements()).hasSize(3);
        model.confirm();
        assertThat(auditCase.references().measurements()).hasSize(2);
    }

    @Test
    void whatIsBuiltInIsNotRemoved() {
        model.section().set(Section.ANCHORS);
        model.chosen().set(Optional.of(model.items().getFirst()));
        model.remove();
        assertThat(model.pending().get()).isEqualTo(new Pending.Nothing());
    }

    @Test
    void anExportedFileIsImportedAfterConfirmationOnly() throws IOException {
        var before = auditCase.references();
        Path file = folder.resolve("values.json");
        model.exportFile(file);
        assertThat(ReferenceValuesFile.read(file)).isEqualTo(before);
        auditCase.setReferences(ReferenceValues.BUILT_IN, TaskProgress.SILENT);
        model.importFile(file);
        assertThat(((Pending.Importing) model.pending().get()).changes()).hasSize(4);
        assertThat(auditCase.references()).isEqualTo(ReferenceValues.BUILT_IN);
        model.confirm();
        assertThat(auditCase.references()).isEqualTo(before);
    }

    @Test
    void anImportThatWasReadBeforeAnotherChangeIsNotTakenOver() {
        Path file = folder.resolve("values.json");
        model.exportFile(file);
        model.importFile(file);
        auditCase.setReferences(ReferenceValues.BUILT_IN, TaskProgress.SILENT);
        model.confirm();
        assertThat(auditCase.references()).isEqualTo(ReferenceValues.BUILT_IN);
        assertThat(contexts.context().notices().shown().getFirst().kind()).isEqualTo(Notice.Kind.FAILURE);
    }

    @Test
    void aFileThatIsNoneIsRefusedWithItsReason() throws IOException {
        model.importFile(Files.writeString(folder.resolve("bad.json"), "{\"format\":\"other\"}"));
        model.importFile(folder.resolve("missing.json"));
        assertThat(contexts.context().notices().shown())
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.code()).isEqualTo("RV-NOT-READ"))
                .allSatisfy(notice -> assertThat(notice.next()).isNotBlank());
        assertThat(model.pending().get()).isEqualTo(new Pending.Nothing());
    }
}
