package lacuna.training.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lacuna.models.checkpoint.AtomicFile;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws {@link CsvLog}s: one curve a column over the steps, means of up to 400 equal runs of lines. */
public final class TrainingCurve {
    private static final int POINTS = 400;
    /** Points that are marked, since a line alone would hide them. */
    private static final int FEW = 30;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    private TrainingCurve() { }

    /** Points of one curve. */
    private record Curve(String name, double[] steps, double[] values) { }

    /**
     * Writes the picture of {@link #chart} as PNG; an existing file is replaced when the new one is complete. Logs without lines draw
     * nothing and write no file.
     *
     * @return whether there was anything to draw
     * @throws IOException if a log cannot be read, lacks a column, or the picture cannot be written
     */
    public static boolean write(Map<Path, List<String>> columns, Path picture) throws IOException {
        XYChart chart = chart(columns, WIDTH, HEIGHT);
        if (chart.getSeriesMap().isEmpty()) {
            return false;
        }
        byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
        AtomicFile.write(picture, out -> out.write(png));
        return true;
    }

    /**
     * The curves of one or several logs of the same training in one chart. The vertical axis is logarithmic if every value is
     * positive.
     *
     * @param columns which to draw of each log; all if empty
     * @param width of the chart in pixels
     * @param height likewise
     * @throws IOException if a log cannot be read or lacks a column
     */
    public static XYChart chart(Map<Path, List<String>> columns, int width, int height) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Map.Entry<Path, List<String>> log : columns.entrySet()) {
            curves.addAll(read(log.getKey(), log.getValue()));
        }
        XYChart chart = new XYChartBuilder().width(width).height(height).xAxisTitle("step").build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setYAxisLogarithmic(!curves.isEmpty() && curves.stream()
            .allMatch(curve -> Arrays.stream(curve.values()).allMatch(value -> value > 0)));
        for (Curve curve : curves) {
            chart.addSeries(curve.name(), curve.steps(), curve.values())
                .setMarker(curve.steps().length < FEW ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        return chart;
    }

    private static List<Curve> read(Path log, List<String> columns) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(","));
        List<String> wanted = !columns.isEmpty() || header.isEmpty() ? columns : header.subList(1, header.size());
        List<Curve> curves = new ArrayList<>();
        for (String name : wanted) {
            int column = header.indexOf(name);
            if (column < 0) {
                throw new IOException("The log " + log + " has no column '" + name + "': it has " + header + ".");
            }
            Curve curve = thinned(name, points(lines, column, log));
            if (curve.steps().length > 0) {
                curves.add(curve);
            }
        }
        return curves;
    }

    private static List<double[]> points(List<String> lines, int column, Path log) throws IOException {
        List<double[]> points = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            try {
                if (column < cells.length && !cells[column].isEmpty()) {
                    points.add(new double[] {Double.parseDouble(cells[0]), Double.parseDouble(cells[column])});
                }
            } catch (NumberFormatException broken) {
                throw new IOException("The line '" + line + "' of the log " + log + " is not a row of numbers.", broken);
            }
        }
        return points;
    }

    private static Curve thinned(String name, List<double[]> points) {
        int count = Math.min(POINTS, points.size());
        double[] steps = new double[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            List<double[]> run = points.subList((int) ((long) i * points.size() / count),
                (int) ((i + 1L) * points.size() / count));
            steps[i] = run.stream().mapToDouble(point -> point[0]).average().orElseThrow();
            values[i] = run.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        }
        return new Curve(name, steps, values);
    }
}
