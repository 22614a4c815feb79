package lacuna.ops.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FillErrorTest {

    @Test
    void figuresAreThoseOfTheTextbook() {
        Random random = new Random(3);
        double[] truth = random.doubles(1000, 0, 4000).toArray();
        double[] fill = Arrays.stream(truth).map(value -> value + 50 * random.nextGaussian() + 7).toArray();
        FillError first = new FillError();
        FillError second = new FillError();
        for (int i = 0; i < truth.length; i++) {
            (i < 300 ? first : second).add(truth[i], fill[i]);
            (i < 300 ? first : second).addGradient(truth[i], fill[i] / 2);
        }
        first.addSurroundings(100, 30);
        second.addSurroundings(400, 60);
        first.setPeak(4000);
        FillError all = new FillError();
        all.addAll(first);
        all.addAll(second);

        double[] differences = IntStream.range(0, 1000).mapToDouble(i -> fill[i] - truth[i]).toArray();
        double[] absolute = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        double squares = Arrays.stream(differences).map(d -> d * d).average().orElseThrow();
        double mean = Arrays.stream(absolute).average().orElseThrow();
        assertEquals(1000, all.samples());
        assertEquals(mean, all.meanAbsolute(), 1e-9);
        assertEquals(Math.sqrt(squares), all.rmse(), 1e-9);
        assertEquals(Arrays.stream(differences).average().orElseThrow(), all.bias(), 1e-9);
        assertEquals(absolute[899], all.quantile(0.9), 1e-4);
        assertEquals(absolute[999], all.quantile(1), 1e-4);
        assertEquals(10 * Math.log10(4000.0 * 4000 / squares), all.psnr(), 1e-9);
        assertEquals(Arrays.stream(fill).sum() / 2 / Arrays.stream(truth).sum(), all.gradientRatio(), 1e-9);
        assertEquals(Math.sqrt((100.0 * 30 + 400.0 * 60) / 90), all.deviationNearby(), 1e-9);
        assertEquals(mean / all.deviationNearby(), all.relative(), 1e-9);
    }

    @Test
    void anExactFillHasNoError() {
        FillError error = new FillError();
        error.add(5, 5);
        error.addGradient(0, 0);
        error.addSurroundings(0, 1);
        assertEquals(0, error.meanAbsolute());
        assertEquals(0, error.relative());
        assertEquals(1, error.gradientRatio());
        assertEquals(Double.POSITIVE_INFINITY, error.psnr());
    }

    private static CheckTest test(int number, double error, double plainError) {
        FillError fill = new FillError();
        FillError plain = new FillError();
        for (int sign : new int[] {-1, 1}) {
            fill.add(100, 100 + sign * error);
            plain.add(100, 100 + sign * plainError);
        }
        fill.addSurroundings(400, 2);
        fill.addGradient(10, 5);
        return new CheckTest(1, number, 2, fill, plain, null);
    }

    @Test
    void theVerdictIsAboutAllTests() {
        CheckResult result = new CheckResult(List.of(test(1, 4, 12), test(2, 8, 12)), 0.8, 10);
        assertEquals("Expect an error of about 6.0 grey values (30 % of the contrast nearby, its standard deviation); nine in ten"
                + " pixels are within 8.0. A plain harmonic fill would be off by 12: net is 50 % better here. It is smoother than the"
                + " truth: its gradients are 50 % of the true ones. Only 80 % of the hole found a place to be tested at.",
                result.verdict("grey values", "net", "harmonic"));
        assertTrue(new CheckResult(List.of(test(1, 12, 12)), 1, 10).verdict("u", "net", "harmonic").contains("net is no better here."));
        assertTrue(new CheckResult(List.of(test(1, 15, 12)), 1, 10).verdict("u", "net", "harmonic").contains("net is 25 % worse here."));
        assertTrue(!new CheckResult(List.of(test(1, 15, 12)), 1, 10).verdict("u", "harmonic", "harmonic").contains("plain"));
    }

    @Test
    void theTableHasALineForEachTestAndOneForAll() {
        CheckResult one = new CheckResult(List.of(test(1, 4, 12), test(2, 8, 12)), 0.5, 30);
        CheckResult other = new CheckResult(List.of(test(1, 3, 12).withPlane(4)), 1, 10);
        CheckResult both = CheckResult.of(List.of(one, other));
        assertEquals(25.0 / 40, both.share(), 1e-12);
        assertEquals(List.of("plane 1, test 1", "plane 1, test 2", "plane 4, test 1", "all"),
                both.rows().stream().map(CheckResult.Row::label).toList());
        String[] lines = both.csv().split("\n");
        assertEquals(5, lines.length);
        assertEquals("test," + String.join(",", CheckResult.COLUMNS), lines[0]);
        assertTrue(lines[1].startsWith("\"plane 1, test 1\",2,4,4,0,4,"), lines[1]);
        assertTrue(lines[4].startsWith("all,6,5,"), lines[4]);
    }
}
