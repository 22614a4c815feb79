package lacuna.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The images of a folder and its sub-folders, in memory, 8 bits a sample: PNG, JPEG and TIFF of 8 or 16 bits, grey, RGB
 * or palette. 16-bit images are stretched to 8 bits between their 0.1 and 99.9 percentiles. The order is that of the
 * paths, or of the list.
 */
public final class ImageFolder {
    private static final Set<String> SUFFIXES = Set.of("png", "jpg", "jpeg", "tif", "tiff");
    private static final double SHARE_OF_MEMORY = 0.6;
    private static final int MEGABYTE_SHIFT = 20;

    private final List<TrainingImage> images;
    private final List<String> messages;

    private ImageFolder(List<TrainingImage> images, List<String> messages) {
        this.images = List.copyOf(images);
        this.messages = List.copyOf(messages);
    }

    /** Reads as {@link #read(Path, Path)} does and groups images by their names. */
    public static ImageFolder read(Path source) throws IOException {
        return read(source, Groups.byRule(), room());
    }

    /**
     * Reads a folder, or the images that a text file lists, one path a line, relative to the text file's folder.
     *
     * @param groups text file with lines {@code path<TAB>group}; images that it does not name are grouped by their names
     * @throws IOException if a text file or the folder cannot be read, not one image can, or the images do not fit into
     *     memory
     */
    public static ImageFolder read(Path source, Path groups) throws IOException {
        return read(source, Groups.fromFile(groups), room());
    }

    /** Bytes that images may take of Java's memory. */
    private static long room() {
        return (long) (SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory());
    }

    static ImageFolder read(Path source, Groups groups, long room) throws IOException {
        List<String> messages = new ArrayList<>();
        List<String> paths;
        Path root;
        if (Files.isDirectory(source)) {
            root = source;
            paths = find(source, messages);
        } else if (Files.isRegularFile(source)) {
            root = source.toAbsolutePath().getParent();
            paths = Files.readAllLines(source).stream().map(line -> line.strip().replace('\\', '/'))
                .filter(line -> !line.isEmpty()).distinct().toList();
        } else {
            throw new IOException("There is no folder or list of images at " + source + ": check the path.");
        }
        List<TrainingImage> images = images(load(root, paths, room), groups, messages);
        if (images.isEmpty()) {
            throw new IOException("Not one image could be read from " + source
                + ": put PNG, JPEG or TIFF images there." + (messages.isEmpty() ? "" : " " + messages.get(0)));
        }
        return new ImageFolder(images, messages);
    }

    private static List<String> find(Path folder, List<String> messages) throws IOException {
        List<String> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.filter(Files::isRegularFile)
                .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
        } catch (UncheckedIOException unreadable) {
            throw new IOException("The folder " + folder + " cannot be searched: " + unreadable.getMessage() + ".",
                unreadable);
        }
        List<String> others = found.stream().filter(path -> !isImage(path)).toList();
        if (!others.isEmpty()) {
            messages.add("Skipped " + others.size() + (others.size() == 1 ? " file" : " files")
                + " that by name are no PNG, JPEG or TIFF images, such as " + others.get(0) + ".");
        }
        return found.stream().filter(ImageFolder::isImage).toList();
    }

    static boolean isImage(String path) {
        return SUFFIXES.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** What became of one path: its pages, or why it was skipped. */
    private record Loaded(String path, List<Picture> pages, String message) { }

    private static List<Loaded> load(Path root, List<String> paths, long room) throws IOException {
        AtomicLong taken = new AtomicLong();
        List<Loaded> loaded = paths.parallelStream().map(path -> load(root, path, taken, room)).toList();
        if (taken.get() > room) {
            throw new IOException("The " + paths.size() + " images take more than the " + (room >> MEGABYTE_SHIFT)
                + " MB of memory there is for them: use fewer or smaller images, or give Java more memory.");
        }
        return loaded;
    }

    /** After the room is used up, nothing more is read. */
    private static Loaded load(Path root, String path, AtomicLong taken, long room) {
        if (taken.get() > room) {
            return new Loaded(path, List.of(), null);
        }
        try {
            List<Picture> pages = PictureReader.read(root.resolve(path));
            pages.forEach(page -> taken.addAndGet(page.samples().length));
            return new Loaded(path, pages, null);
        } catch (IOException | InvalidPathException unreadable) {
            return new Loaded(path, List.of(), "The image " + path + " was skipped: " + unreadable.getMessage() + ".");
        }
    }

    private static List<TrainingImage> images(List<Loaded> files, Groups groups, List<String> messages) {
        int shared = sharedFolders(files.stream().map(Loaded::path).toList());
        List<TrainingImage> images = new ArrayList<>();
        for (Loaded file : files) {
            if (file.message() != null) {
                messages.add(file.message());
            }
            String[] parts = file.path().split("/");
            String domain = parts.length > shared + 1 ? parts[shared] : "";
            String group = groups.of(file.path());
            for (int page = 0; page < file.pages().size(); page++) {
                Picture picture = file.pages().get(page);
                String name = page == 0 ? file.path() : file.path() + "#" + (page + 1);
                images.add(new TrainingImage(name, domain, group, picture.width(), picture.height(), picture.channels(),
                    picture.samples()));
            }
        }
        return images;
    }

    /** How many leading folders all paths have in common. */
    private static int sharedFolders(List<String> paths) {
        if (paths.isEmpty()) {
            return 0;
        }
        String[] first = paths.get(0).split("/");
        int shared = first.length - 1;
        for (String path : paths) {
            String[] parts = path.split("/");
            int same = 0;
            while (same < Math.min(shared, parts.length - 1) && parts[same].equals(first[same])) {
                same++;
            }
            shared = same;
        }
        return shared;
    }

    /** Every image that could be read. */
    public List<TrainingImage> images() {
        return images;
    }

    /** One sentence for each file that was skipped, and one for all files that are no images. */
    public List<String> messages() {
        return messages;
    }

    /** {@link Split#of} of these images. */
    public Split split(double fraction, long seed) {
        return Split.of(images, fraction, seed);
    }
}
