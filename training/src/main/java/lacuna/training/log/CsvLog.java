package lacuna.training.log;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.checkpoint.AtomicFile;

/**
 * A table of numbers on disk, one line a step, each complete on disk before {@link #append} returns. The first column
 * is the step; empty cells stand for values that are not numbers. Not for several threads.
 */
public final class CsvLog implements AutoCloseable {
    private static final String STEP = "step";

    private final int columns;
    private final Writer writer;

    private CsvLog(int columns, Writer writer) {
        this.columns = columns;
        this.writer = writer;
    }

    /**
     * Opens or creates a log. Of an existing one, the lines up to a step are kept: what a stopped run had logged after
     * its last checkpoint will be logged again, and a line that it had not finished is dropped.
     *
     * @param columns  names after {@code step}
     * @param lastStep of the checkpoint from which the run resumes; -1 to start anew
     * @throws IOException if the file is a log with other columns, or cannot be written
     */
    public static CsvLog open(Path file, List<String> columns, long lastStep) throws IOException {
        String header = STEP + "," + String.join(",", columns);
        List<String> lines = new ArrayList<>(List.of(header));
        if (lastStep >= 0 && Files.exists(file)) {
            lines.addAll(kept(file, header, lastStep));
        }
        String text = String.join("\n", lines) + "\n";
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return new CsvLog(columns.size(), Files.newBufferedWriter(file, StandardOpenOption.APPEND));
    }

    private static List<String> kept(Path file, String header, long lastStep) throws IOException {
        String text = Files.readString(file);
        List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        if (!lines.get(0).equals(header)) {
            throw new IOException("The log " + file + " has the columns '" + lines.get(0) + "', not '" + header
                + "': it belongs to another kind of run; choose another folder.");
        }
        List<String> kept = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (step(line, file) <= lastStep) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static long step(String line, Path file) throws IOException {
        try {
            return Long.parseLong(line.split(",", 2)[0]);
        } catch (NumberFormatException broken) {
            throw new IOException("The line '" + line + "' of the log " + file
                + " does not begin with a step: repair or delete the file.", broken);
        }
    }

    /**
     * Adds one line.
     *
     * @param values one for each column after the step; NaN and infinities become empty cells
     */
    public void append(long step, double... values) throws IOException {
        if (values.length != columns) {
            throw new IllegalArgumentException("The log has " + columns + " columns but got " + values.length + " values.");
        }
        StringBuilder line = new StringBuilder().append(step);
        for (double value : values) {
            line.append(',').append(cell(value));
        }
        writer.write(line.append('\n').toString());
        writer.flush();
    }

    private static String cell(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "";
        }
        // Seven digits are what single precision has.
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
        return whole ? Long.toString((long) value) : Float.toString((float) value);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
