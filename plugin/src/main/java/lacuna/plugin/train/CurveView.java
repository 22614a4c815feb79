package lacuna.plugin.train;

import java.awt.BorderLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import lacuna.training.log.TrainingCurve;
import org.knowm.xchart.XChartPanel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** Curves of a training that grow while it works. Dragging zooms in, a double click zooms out; the right button saves. */
final class CurveView extends JPanel {

    private static final long serialVersionUID = 1;

    private transient XYChart chart;

    CurveView(String waiting) {
        super(new BorderLayout());
        add(new JLabel(waiting, SwingConstants.CENTER));
    }

    /** Draws what the logs hold by now. */
    void refresh(Map<Path, List<String>> columns) {
        if (!columns.keySet().stream().allMatch(Files::exists)) {
            return;
        }
        try {
            XYChart latest = TrainingCurve.chart(columns, Math.max(1, getWidth()), Math.max(1, getHeight()));
            if (latest.getSeriesMap().isEmpty()) {
                return;
            }
            if (chart == null || !sameAxes(chart, latest)) {
                show(latest);
            } else {
                for (XYSeries series : latest.getSeriesMap().values()) {
                    chart.updateXYSeries(series.getName(), series.getXData(), series.getYData(), null);
                }
                repaint();
            }
        } catch (IOException e) {
            setToolTipText(e.getMessage()); // the log is being replaced at this moment: the next time it can be read
        }
    }

    private static boolean sameAxes(XYChart one, XYChart other) {
        return one.getSeriesMap().keySet().equals(other.getSeriesMap().keySet())
                && one.getStyler().isYAxisLogarithmic() == other.getStyler().isYAxisLogarithmic();
    }

    private void show(XYChart latest) {
        chart = latest;
        chart.getStyler().setZoomEnabled(true).setZoomResetByDoubleClick(true);
        removeAll();
        add(new XChartPanel<>(chart));
        revalidate();
    }
}
