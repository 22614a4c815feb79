package lacuna.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A text file beside an image, never half-written. */
final class Sidecar {

    private final Path file;

    /**
     * Checks the place before anything is computed.
     *
     * @throws IOException if the folder is missing or closed to us
     */
    private Sidecar(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Path folder = this.file.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(this.file)) {
            throw new IOException("The record cannot be written to " + file
                    + ": choose a file in a folder that you may write to.");
        }
    }

    /** None if no file was named. */
    static Optional<Sidecar> of(String file) throws IOException {
        return file == null || file.isBlank() ? Optional.empty() : Optional.of(new Sidecar(path(file)));
    }

    private static Path path(String file) throws IOException {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new IOException("The record cannot be written to " + file + ": this is no path of a file.", e);
        }
    }

    void write(String text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".lacuna-", ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
