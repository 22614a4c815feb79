package lacuna.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which images belong together, because they are neighbouring tiles or slices of one slide, volume or book.
 *
 * <p>A file says so with lines {@code path<TAB>group}. Images that it does not name are grouped by the rule:
 * the sub-folder and the file name up to its last part that contains a digit ({@code em/cortex_z017} belongs to
 * {@code em/cortex}); parts are separated by {@code _ - .} or a space, and the first part always counts, less its
 * trailing digits if it stands alone. A part of eight or more hexadecimal digits and letters is a hash, which says
 * nothing of neighbours: such an image is a group of its own.
 */
final class Groups {
    private static final Pattern SEPARATORS = Pattern.compile("(?<=[-_. ])|(?=[-_. ])");
    private static final Pattern DIGIT = Pattern.compile(".*\\d.*");
    private static final Pattern HASH = Pattern.compile("(?=.*[a-f])(?=.*\\d.*\\d)[0-9a-f]{8,}");
    private static final Pattern LAST_NUMBER = Pattern.compile("\\d+\\D*$");
    private static final Pattern TRAILING_SEPARATORS = Pattern.compile("[-_. ]+$");

    private final Map<String, String> named;

    private Groups(Map<String, String> named) {
        this.named = named;
    }

    static Groups byRule() {
        return new Groups(Map.of());
    }

    /** @throws IOException if the file cannot be read or a line is not {@code path<TAB>group} */
    static Groups fromFile(Path file) throws IOException {
        Map<String, String> named = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split("\t");
            if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
                throw new IOException("Line " + (i + 1) + " of the groups file " + file
                    + " is not a path and a group: separate the two by one tab.");
            }
            named.put(cells[0].strip().replace('\\', '/'), cells[1].strip());
        }
        return new Groups(named);
    }

    /** @param path relative, with forward slashes */
    String of(String path) {
        String group = named.get(path);
        if (group != null) {
            return group;
        }
        int slash = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        return path.substring(0, slash) + prefix(path.substring(slash, dot > slash ? dot : path.length()));
    }

    private static String prefix(String stem) {
        String[] parts = SEPARATORS.split(stem);
        if (parts.length == 1) {
            return HASH.matcher(stem).matches() ? stem : LAST_NUMBER.matcher(stem).replaceFirst("");
        }
        int last = parts.length - 1;
        while (last > 0 && !DIGIT.matcher(parts[last]).matches()) {
            last--;
        }
        if (last == 0 || HASH.matcher(parts[last]).matches()) {
            return stem;
        }
        String kept = String.join("", List.of(parts).subList(0, last));
        return TRAILING_SEPARATORS.matcher(kept).replaceFirst("");
    }
}
