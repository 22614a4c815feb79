package lacuna.ops.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param tests in the order of planes and numbers, at least one
 * @param share of the hole whose shape found a place, 0 to 1
 * @param pixels of the hole
 */
public record CheckResult(List<CheckTest> tests, double share, long pixels) {

    /** The columns of {@link #rows()}, those of the fill that is compared with last. */
    public static final List<String> COLUMNS = List.of("pixels", "mean_abs_error", "rmse", "bias", "p90_abs_error", "psnr_db",
            "gradient_ratio", "sd_nearby", "error_over_sd", "plain_mean_abs_error", "plain_rmse", "plain_psnr_db");

    private static final double NINE_IN_TEN = 0.9;

    /**
     * One line of the table.
     *
     * @param label of the test, or of all
     * @param figures one for each of {@link #COLUMNS}
     */
    public record Row(String label, double[] figures) { }

    public CheckResult {
        tests = List.copyOf(tests);
    }

    /** The results of several planes as one. */
    public static CheckResult of(List<CheckResult> planes) {
        long pixels = planes.stream().mapToLong(CheckResult::pixels).sum();
        double tested = planes.stream().mapToDouble(plane -> plane.share * plane.pixels).sum();
        return new CheckResult(planes.stream().flatMap(plane -> plane.tests.stream()).toList(), tested / pixels, pixels);
    }

    /** Errors of the fill over all tests. */
    public FillError fill() {
        FillError all = new FillError();
        tests.forEach(test -> all.addAll(test.fill()));
        return all;
    }

    /** Errors of the fill to compare with, over all tests. */
    public FillError plain() {
        FillError all = new FillError();
        tests.forEach(test -> all.addAll(test.plain()));
        return all;
    }

    /** One for each test, and one for all. */
    public List<Row> rows() {
        boolean planes = tests.stream().map(CheckTest::plane).distinct().count() > 1;
        List<Row> rows = new ArrayList<>();
        for (CheckTest test : tests) {
            String label = (planes ? "plane " + test.plane() + ", " : "") + "test " + test.number();
            rows.add(row(label, test.pixels(), test.fill(), test.plain()));
        }
        rows.add(row("all", tests.stream().mapToLong(CheckTest::pixels).sum(), fill(), plain()));
        return rows;
    }

    private static Row row(String label, long pixels, FillError fill, FillError plain) {
        return new Row(label, new double[] {pixels, fill.meanAbsolute(), fill.rmse(), fill.bias(), fill.quantile(NINE_IN_TEN),
            fill.psnr(), fill.gradientRatio(), fill.deviationNearby(), fill.relative(), plain.meanAbsolute(), plain.rmse(),
            plain.psnr()});
    }

    /** The table with all digits. */
    public String csv() {
        StringBuilder text = new StringBuilder("test," + String.join(",", COLUMNS) + "\n");
        for (Row row : rows()) {
            text.append(row.label().contains(",") ? '"' + row.label() + '"' : row.label());
            for (double figure : row.figures()) {
                text.append(',').append(figure == Math.rint(figure) && Math.abs(figure) < 1e15
                        ? Long.toString((long) figure) : Double.toString(figure));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * What the figures mean, in a few sentences.
     *
     * @param unit of the errors, as in {@code grey values}
     * @param model that filled, and {@code plain} that it is compared with; may be the same
     */
    public String verdict(String unit, String model, String plain) {
        FillError fill = fill();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "Expect an error of about %s %s (%s of the contrast nearby, its standard deviation);"
                        + " nine in ten pixels are within %s.",
                digits(fill.meanAbsolute()), unit, percent(fill.relative()), digits(fill.quantile(NINE_IN_TEN))));
        if (!model.equals(plain)) {
            text.append(comparison(fill.meanAbsolute(), plain().meanAbsolute(), model, plain));
        }
        if (Math.abs(fill.bias()) > fill.meanAbsolute() / 3 && fill.meanAbsolute() > 0) {
            text.append(" The fill is too ").append(fill.bias() > 0 ? "bright" : "dark").append(" by ")
                    .append(digits(Math.abs(fill.bias()))).append(" on average.");
        }
        if (fill.gradientRatio() < 0.9 || fill.gradientRatio() > 1.1) {
            text.append(" It is ").append(fill.gradientRatio() < 1 ? "smoother" : "rougher")
                    .append(" than the truth: its gradients are ")
                    .append(percent(fill.gradientRatio())).append(" of the true ones.");
        }
        if (share < 0.995) {
            text.append(share < 0.01 ? " Less than 1 %" : " Only " + percent(share))
                    .append(" of the hole found a place to be tested at.");
        }
        return text.toString();
    }

    private static String comparison(double error, double plainError, String model, String plain) {
        String would = String.format(Locale.ROOT, " A plain %s fill would be off by %s: ", plain, digits(plainError));
        double gain = plainError == 0 ? 0 : 1 - error / plainError;
        if (Math.abs(gain) < 0.02) {
            return would + model + " is no better here.";
        }
        return would + model + " is " + percent(Math.abs(gain)) + (gain > 0 ? " better here." : " worse here.");
    }

    private static String percent(double part) {
        return Double.isInfinite(part) ? "many times" : Math.round(100 * part) + " %";
    }

    /** Two or three significant digits. */
    private static String digits(double value) {
        if (value == 0 || value >= 10) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return value >= 1 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.2g", value);
    }
}
