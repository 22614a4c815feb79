package lacuna.training.evaluation.diversity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lacuna.training.evaluation.Grouping;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.colors.ColorBlindFriendlySeriesColors;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The observed over the nominal share of truths in the bands of the fills, one curve a model, over all holes. */
final class CalibrationChart {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 620;

    private CalibrationChart() { }

    static byte[] png(DiversityReport report) throws IOException {
        return BitmapEncoder.getBitmapBytes(chart(report), BitmapFormat.PNG);
    }

    static XYChart chart(DiversityReport report) {
        int fills = report.options().fills();
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle("nominal share of the band (%)")
                .yAxisTitle("truths in the band (%)").build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setSeriesColors(new ColorBlindFriendlySeriesColors().getSeriesColors());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        line(chart, "nominal = observed", share -> share).setLineStyle(SeriesLines.DOT_DOT);
        line(chart, "calibrated, " + fills + " fills", share -> Calibration.expected(share, fills))
                .setLineStyle(SeriesLines.DASH_DASH);
        for (DiversityRow row : report.rows(Grouping.ALL)) {
            if (row.covered() != null) {
                List<Double> observed = new ArrayList<>();
                for (double share : row.covered()) {
                    observed.add(100 * share);
                }
                chart.addSeries(row.model(), Calibration.BANDS, observed).setMarker(SeriesMarkers.CIRCLE);
            }
        }
        return chart;
    }

    private static XYSeries line(XYChart chart, String name, DoubleUnaryOperator observed) {
        double[] ends = {0, 100};
        double[] values = {100 * observed.applyAsDouble(0), 100 * observed.applyAsDouble(1)};
        XYSeries series = chart.addSeries(name, ends, values);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }
}
