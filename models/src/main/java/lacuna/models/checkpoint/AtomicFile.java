package lacuna.models.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files that are either complete or not there. */
public final class AtomicFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the file of the given name, which exists and is empty: for libraries that open files themselves. */
    @FunctionalInterface
    public interface NamedContent {
        void writeTo(Path part) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes to a temporary name beside {@code target} and moves it there when complete; an existing file is replaced.
     *
     * @throws IOException if the folder cannot be written or {@code content} fails; {@code target} is then as it was
     */
    public static void write(Path target, Content content) throws IOException {
        write(target, ".part", part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                content.writeTo(out);
            }
        });
    }

    /**
     * As {@link #write(Path, Content)}.
     *
     * @param suffix that the temporary name must have, such as {@code .png}
     */
    public static void write(Path target, String suffix, NamedContent content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path part = create(absolute, suffix);
        part.toFile().deleteOnExit(); // Ctrl-C ends the program between these lines as well
        try {
            content.writeTo(part);
            move(part, absolute);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @throws IOException if nothing can be written to this place: to be asked before any work is done for it */
    public static void check(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a folder: give the name of a file.");
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new IOException(target + " is write-protected: choose another name.");
        }
        Files.delete(create(target.toAbsolutePath(), ".tmp"));
    }

    private static Path create(Path target, String suffix) throws IOException {
        try {
            return Files.createFile(target.resolveSibling(".lacuna-" + UUID.randomUUID() + suffix));
        } catch (FileSystemException e) {
            throw new IOException("The file " + target + " cannot be written, because its folder is missing or"
                    + " write-protected: choose another folder.", e);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw new IOException("The file " + target + " cannot be replaced, because it is a folder, in use or"
                    + " write-protected.", e);
        }
    }
}
