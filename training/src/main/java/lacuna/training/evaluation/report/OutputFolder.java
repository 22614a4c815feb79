package lacuna.training.evaluation.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lacuna.models.checkpoint.AtomicFile;

/** A folder that the files of a report are written to, each complete or not at all. */
public final class OutputFolder {

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder if it is not there.
     *
     * @param replace whether a report that is there may be replaced
     * @param names of the files that make a report, the one to look at first
     * @throws IOException if the folder cannot be made or written to, or holds a report already
     */
    public static OutputFolder open(Path folder, boolean replace, List<String> names) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file: give the name of a folder for the report.");
        }
        for (String name : names) {
            if (!replace && Files.exists(folder.resolve(name))) {
                throw new IOException("The folder " + folder + " holds a report already (" + name
                        + "): choose another folder, or allow to replace it.");
            }
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder " + folder + " cannot be made: choose a place that you may write to.", e);
        }
        AtomicFile.check(folder.resolve(names.get(0)));
        return new OutputFolder(folder);
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(String name, byte[] content) throws IOException {
        AtomicFile.write(file(name), out -> out.write(content));
    }
}
