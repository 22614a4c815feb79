package lacuna.models.bundle;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bundles in a folder of the user. */
final class UserModels {

    private final Path folder;
    private final Map<String, Seen> seen = new HashMap<>();

    /** What a file was found to be; to check all bytes of large files at each look would be slow. */
    private record Seen(long size, long modified, ZooEntry entry) { }

    /** @param folder need not exist */
    UserModels(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    private Path file(String name) {
        return folder.resolve(name + ModelBundle.EXTENSION);
    }

    /** The names of the files that look like bundles; none if the folder is not there or not the user's to read. */
    List<String> names() {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ModelBundle.EXTENSION))
                    .map(name -> name.substring(0, name.length() - ModelBundle.EXTENSION.length()))
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder for models, " + folder + ", cannot be read: choose another"
                    + " one with the system property " + ModelZoo.FOLDER_PROPERTY + ".", e);
        }
    }

    ModelBundle open(String name) throws IOException {
        return ModelBundle.open(file(name));
    }

    ZooEntry entry(String name) {
        try {
            long size = Files.size(file(name));
            long modified = Files.getLastModifiedTime(file(name)).toMillis();
            Seen last = seen.get(name);
            if (last == null || last.size() != size || last.modified() != modified) {
                last = new Seen(size, modified, ZooEntry.of(name, false, () -> open(name)));
                seen.put(name, last);
            }
            return last.entry();
        } catch (IOException e) {
            return ZooEntry.broken(name, false, e);
        }
    }

    void put(String name, ModelBundle bundle) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder for models, " + folder + ", cannot be made: choose another one with the"
                    + " system property " + ModelZoo.FOLDER_PROPERTY + ".", e);
        }
        bundle.write(file(name));
        seen.remove(name);
    }

    void remove(String name) throws IOException {
        try {
            Files.delete(file(name));
        } catch (FileSystemException e) {
            throw new IOException("The file " + file(name) + " cannot be deleted, because it is in use or write-protected.",
                    e);
        }
        seen.remove(name);
    }
}
