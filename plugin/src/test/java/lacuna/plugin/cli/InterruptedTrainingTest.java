package lacuna.plugin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lacuna.models.bundle.ModelBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training that is told to end in its first minutes, in a process of its own. */
class InterruptedTrainingTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java cannot send Ctrl-C there")
    void ctrlCFinishesTheStepAndSaves() throws Exception {
        Path log = folder.resolve("m.lacuna.zip.training/losses.csv");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
            System.getProperty("java.class.path"), Main.class.getName(), "train", "deepgin", "--images", "../sample-data", "--out",
            folder.resolve("m.lacuna.zip").toString(), "--preset", "tiny", "--crop", "32", "--batch", "2", "--device", "cpu")
            .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
        try {
            for (int i = 0; i < 1200 && process.isAlive() && !(Files.exists(log) && Files.readAllLines(log).size() > 2); i++) {
                Thread.sleep(50);
            }
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(folder.resolve("said"));
        assertTrue(said.contains("Finished after step"), said);
        assertTrue(Files.size(folder.resolve("m.lacuna.zip.training/checkpoint.safetensors")) > 0);
        assertEquals("m", ModelBundle.open(folder.resolve("m.lacuna.zip")).card().name());
    }
}
