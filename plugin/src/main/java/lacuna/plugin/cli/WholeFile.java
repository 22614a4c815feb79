package lacuna.plugin.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files that are whole or not there: under a temporary name beside the target, moved when complete. */
final class WholeFile {

    /** Writes the file of the given name, which exists and is empty. */
    @FunctionalInterface
    interface Writer {
        void writeTo(Path part) throws IOException;
    }

    private WholeFile() { }

    /** @param suffix that the temporary name must have */
    static void write(Path target, String suffix, Writer writer) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path part = create(absolute, suffix);
        // Ctrl-C ends the program between these lines as well.
        part.toFile().deleteOnExit();
        try {
            writer.writeTo(part);
            move(part, absolute);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @throws IOException if nothing can be written to this place; said before any work is done for it */
    static void check(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IOException(target + " is a folder: give the name of a file.");
        }
        if (Files.exists(absolute) && !Files.isWritable(absolute)) {
            throw new IOException(target + " is write-protected: choose another name.");
        }
        Files.delete(create(absolute, ".tmp"));
    }

    private static Path create(Path target, String suffix) throws IOException {
        try {
            return Files.createFile(target.resolveSibling(".lacuna-" + UUID.randomUUID() + suffix));
        } catch (FileSystemException e) {
            throw new IOException(target + " cannot be written, because its folder is missing or write-protected: choose"
                + " another place.", e);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
