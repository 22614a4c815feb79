package lacuna.plugin.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ImageStatistics;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorsTest {

    private static final PageStyle WRITTEN = new PageStyle(true, 12, false);

    @Test
    void sameSeedDrawsTheSamePageAndAnotherSeedAnother() {
        float[] page = page(7);
        assertArrayEquals(page, page(7));
        assertFalse(Arrays.equals(page, page(8)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesHoldPaperAndInk(long seed) {
        float[] page = page(seed);
        float[] sorted = page.clone();
        Arrays.sort(sorted);
        float paper = sorted[sorted.length * 3 / 4];
        float ink = sorted[sorted.length / 200];
        assertTrue(paper > 0.4 && paper - ink > 0.2, "paper " + paper + ", ink " + ink);
        assertTrue(sorted[0] >= 0);
    }

    @Test
    void wordsAreLettersOnly() {
        PseudoText text = new PseudoText(new Chance(3));
        for (int i = 0; i < 500; i++) {
            assertTrue(text.word().matches("[a-z]+"));
            assertTrue(text.next().matches("([A-Za-z][a-z]*[.,]?|\\d+)"));
        }
    }

    @Test
    void handsReachAsFarAsTheySay() {
        InkLayer layer = new InkLayer(400, 80);
        Hand hand = new Hand(new Chance(4), 16);
        hand.draw(layer.graphics(), "minimum", 20, 50);
        Plane ink = layer.coverage();
        int last = 0;
        for (int i = 0; i < ink.values().length; i++) {
            last = ink.values()[i] > 0.2 ? Math.max(last, i % 400) : last;
        }
        assertEquals(20 + hand.width("minimum"), last, 3 * hand.xHeight());
    }

    @Test
    void noiseIsBoundedAndSmooth() {
        Noise noise = new Noise(new Chance(5), 32, 3);
        double largest = 0;
        for (int i = 0; i < 5000; i++) {
            double value = noise.at(i * 0.7, i * 0.3);
            largest = Math.max(largest, Math.abs(value));
            assertEquals(value, noise.at(i * 0.7 + 0.01, i * 0.3), 0.01);
        }
        assertTrue(largest <= 1 && largest > 0.5, "largest " + largest);
    }

    @Test
    void micrographsUseTheRangeOfSixteenBitsWithoutTouchingItsEnds() {
        for (ImagePlus image : new ImagePlus[] {new MicrographGenerator(2).electron(120, 90),
            new MicrographGenerator(2).fluorescence(120, 90, 1)}) {
            assertEquals(16, image.getBitDepth());
            ImageStatistics statistics = image.getStatistics();
            assertTrue(statistics.max < 65535 && statistics.min > 0, statistics.toString());
            assertTrue(statistics.stdDev > 500, statistics.toString());
        }
    }

    private static float[] page(long seed) {
        return new PageGenerator(new Chance(seed), 220, 260).page(WRITTEN)[0].values();
    }
}
