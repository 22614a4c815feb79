package lacuna.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import lacuna.models.Precision;
import lacuna.models.checkpoint.AtomicFile;

/** The options of a training in its work folder, so that it can be gone on with when nobody remembers them. */
public final class TrainingFile {

    private static final String NAME = "training.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private TrainingFile() { }

    /** {@link TrainingOptions} in words and numbers; paths are absolute. */
    private record Saved(String network, Map<String, String> settings, String images, String groups, String out, String from,
            int crop, int batch, Schedule schedule, double validation, long seed, String device, Precision precision,
            About about, long checkpointSeconds) { }

    /** Whether a training worked in this folder. */
    public static boolean exists(Path work) {
        return Files.isRegularFile(work.resolve(NAME));
    }

    static void write(TrainingOptions options) throws IOException {
        Saved saved = new Saved(options.recipe().network(), options.recipe().settings(), text(options.images()),
                text(options.groups()), text(options.out()), options.from(), options.crop(), options.batch(),
                options.schedule(), options.validation(), options.seed(), options.device(), options.precision(),
                options.about(), options.checkpoint().toSeconds());
        byte[] json = GSON.toJson(saved).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(options.work().resolve(NAME), out -> out.write(json));
    }

    /**
     * Reads the options of the training that worked in a folder.
     *
     * @throws IOException if there was none, or its file is damaged
     */
    public static TrainingOptions read(Path work) throws IOException {
        Path file = work.resolve(NAME);
        if (!exists(work)) {
            throw new IOException("There is no training in " + work + " to go on with: choose the folder *.training beside the"
                    + " model that it was to become.");
        }
        try {
            Saved saved = GSON.fromJson(Files.readString(file), Saved.class);
            return new TrainingOptions(path(saved.images()), path(saved.groups()), path(saved.out()), work,
                    Recipes.of(saved.network(), saved.settings()), saved.from(), saved.crop(), saved.batch(),
                    saved.schedule(), saved.validation(), saved.seed(), saved.device(), saved.precision(), saved.about(),
                    Duration.ofSeconds(saved.checkpointSeconds()));
        } catch (JsonParseException | NullPointerException e) {
            throw new IOException("The file " + file + " is damaged: start the training anew.", e);
        }
    }

    private static String text(Path path) {
        return path == null ? "" : path.toAbsolutePath().toString();
    }

    private static Path path(String text) {
        return text.isEmpty() ? null : Path.of(text);
    }
}
