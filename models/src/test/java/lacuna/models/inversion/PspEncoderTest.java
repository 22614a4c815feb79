package lacuna.models.inversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import lacuna.models.Engines;
import lacuna.models.Parameters;
import lacuna.models.inversion.ResidualUnit.Kind;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.torch.Autograd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PspEncoderTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = Engines.start().newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static long count(NDManager manager, PspPlan plan) {
        try (Parameters parameters = new Parameters(manager)) {
            new PspEncoder(parameters, "", plan);
            return parameters.count();
        }
    }

    /** As counted in the published networks. */
    @Test
    void publishedPlansHaveThePublishedSizes() {
        assertEquals(209_450_688, count(manager, PspPlan.published(3, 256, Kind.NORMALISED_SQUEEZED, 14, 512)));
        assertEquals(209_450_688 + 576, count(manager, PspPlan.published(4, 256, Kind.NORMALISED_SQUEEZED, 14, 512)));
        assertEquals(31.15, count(manager, PspPlan.published(4, 256, Kind.NORMALISED_SQUEEZED, 0, 512)) / 1e6, 0.005);
    }

    @Test
    void plansAreReadFromWeights() {
        for (Kind kind : List.of(Kind.NORMALISED_SQUEEZED, Kind.SQUEEZED)) {
            for (int heads : new int[] {0, 10}) {
                PspPlan plan = new PspPlan(4, 64, 4, List.of(1, 2, 3, 1), kind, heads, heads == 0 ? 1 : 8, heads == 0 ? 1 : 16);
                Parameters parameters = new Parameters(manager);
                PspEncoder encoder = new PspEncoder(parameters, "E.", plan);
                parameters.initialize(1);
                assertEquals(plan, PspPlan.of(parameters.arrays(), "E.", 64));
                shapes(encoder, heads);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> PspPlan.of(Map.of(), "E.", 64));
    }

    private void shapes(PspEncoder encoder, int heads) {
        Autograd.withoutGradient(() -> {
            EncoderBody.Levels levels = encoder.pyramid(manager.ones(new Shape(2, 4, 64, 64)), Statistics.STORED);
            assertEquals(new Shape(2, 32, 16, 16), levels.fine().getShape());
            assertEquals(new Shape(2, 32, 8, 8), levels.middle().getShape());
            assertEquals(new Shape(2, 32, 4, 4), levels.coarse().getShape());
            if (heads > 0) {
                assertEquals(new Shape(2, heads, 16), encoder.styles(levels).getShape());
            }
            return null;
        });
    }

    /** Without normalisation the start decides whether the first steps of a training see anything at all. */
    @Test
    void featuresStartOfUsefulSizeWithoutNormalisation() {
        Parameters parameters = new Parameters(manager);
        PspEncoder encoder = new PspEncoder(parameters, "E.",
                new PspPlan(4, 64, 16, PspPlan.PUBLISHED_UNITS, Kind.SQUEEZED, 10, 32, 32));
        parameters.initialize(2);
        NDArray styles = Autograd.withoutGradient(
                () -> encoder.apply(manager.randomNormal(new Shape(2, 4, 64, 64)).mul(0.5f), Statistics.STORED));
        float deviation = (float) Math.sqrt(styles.square().mean().getFloat());
        assertTrue(0.1 < deviation && deviation < 5, "deviation " + deviation);
    }
}
