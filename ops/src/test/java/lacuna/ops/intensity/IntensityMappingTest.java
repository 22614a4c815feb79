package lacuna.ops.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lacuna.models.IntensityRange;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class IntensityMappingTest {

    @Test
    void theRobustRangeBecomesMinusOneToOne() {
        double[] known = new Random(1).doubles(20_000, 1000, 3000).toArray();
        known[7] = 60_000;
        known[8] = 0;
        IntensityMapping mapping = IntensityMapping.of(new UnsignedShortType(), known);
        assertEquals(-1, mapping.toUnit(1000), 0.01);
        assertEquals(1, mapping.toUnit(3000), 0.01);
        assertTrue(mapping.toUnit(60_000) > 50, "what lies outside is not cut");
    }

    @Test
    void everyValueOfTheTypeComesBack() {
        IntensityMapping mapping = IntensityMapping.of(new UnsignedShortType(), new double[] {100, 200, 900, 1234});
        for (int value = 0; value < 65536; value++) {
            assertEquals(value, mapping.toNative(mapping.toUnit(value)));
        }
        assertEquals(0, mapping.toNative(-1e6));
        assertEquals(65535, mapping.toNative(1e6));
    }

    @Test
    void floatsAreNeitherRoundedNorClamped() {
        IntensityMapping mapping = IntensityMapping.of(new FloatType(), new double[] {-2, 3});
        assertEquals(13, mapping.toNative(5), 1e-12);
        assertEquals(0.75, mapping.toNative(0.1), 1e-12);
    }

    @Test
    void aConstantOrAlmostConstantNeighbourhoodKeepsItsValue() {
        for (double value : new double[] {0, 17, -1e-30, 1e30, 255}) {
            IntensityMapping mapping = IntensityMapping.of(new DoubleType(), new double[] {value, value, value});
            assertEquals(0, mapping.toUnit(value));
            assertEquals(value, mapping.toNative(0));
            assertTrue(mapping.scale() > 0);
        }
        double[] spots = new double[5000];
        spots[3] = 80;
        IntensityMapping mapping = IntensityMapping.of(new UnsignedByteType(), spots);
        assertEquals(-1, mapping.toUnit(0));
        assertEquals(1, mapping.toUnit(80));
    }

    @Test
    void noNumbersNoMapping() {
        assertThrows(IllegalArgumentException.class, () -> IntensityMapping.of(new FloatType(), new double[0]));
    }

    /** A fill with intensities of its own sees 8 bits as they are, and the robust range of anything else as its own. */
    @Test
    void aScaleOfTheFillsOwnIsKept() {
        IntensityRange own = new IntensityRange(-0.6, 0.2);
        IntensityMapping bytes = IntensityMapping.of(new UnsignedByteType(), new double[] {90, 110}, own);
        assertEquals(-1, bytes.toUnit(0), 1e-12);
        assertEquals(1, bytes.toUnit(255), 1e-12);
        IntensityMapping shorts = IntensityMapping.of(new UnsignedShortType(), new double[] {1000, 5000}, own);
        assertEquals(-0.6, shorts.toUnit(1000), 1e-12);
        assertEquals(0.2, shorts.toUnit(5000), 1e-12);
        assertEquals(3000, shorts.toNative(shorts.toUnit(3000)), 0);
        assertEquals(IntensityMapping.of(new FloatType(), new double[] {3, 4}),
                IntensityMapping.of(new FloatType(), new double[] {3, 4}, IntensityRange.ANY));
    }
}
