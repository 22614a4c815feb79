package lacuna.ops.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import lacuna.ops.ProgressListener;
import lacuna.ops.RandomHoles;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.Masks;
import lacuna.ops.window.PlaneSet;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacesTest {

    private static final int TESTS = 4;

    private static PlaneSet<FloatType> planes(Img<FloatType> image, Img<BitType> hole) {
        return new PlaneSet<>(List.of(image), Hole.of(hole));
    }

    private static Img<FloatType> noise(int width, int height, Random random) {
        Img<FloatType> image = ArrayImgs.floats(width, height);
        image.forEach(pixel -> pixel.set(random.nextInt(50) == 0 ? Float.NaN : random.nextFloat()));
        return image;
    }

    private static Arrangement arrangement(PlaneSet<FloatType> planes) {
        List<HoleShape> shapes = HoleShapes.of(planes.hole());
        Places places = new Places(planes, TESTS, shapes.size(), 1, new SplittableRandom(1));
        return Arrangement.of(shapes, places, planes.hole(), ProgressListener.NONE);
    }

    @ParameterizedTest
    @EnumSource(value = RandomHoles.Kind.class, names = {"NOISE", "HALF"}, mode = EnumSource.Mode.EXCLUDE)
    void everyPlaceIsKnownAndApart(RandomHoles.Kind kind) {
        int found = 0;
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            int width = 60 + random.nextInt(80);
            int height = 60 + random.nextInt(80);
            PlaneSet<FloatType> planes = planes(noise(width, height, random), RandomHoles.draw(kind, width, height, random));
            Hole apart = Masks.grow(planes.hole(), 4);
            Arrangement arrangement = arrangement(planes);
            for (int test = 0; test < TESTS; test++) {
                Set<Integer> pixels = new HashSet<>();
                for (Place place : arrangement.next()) {
                    found++;
                    place.forEach((x, y) -> {
                        assertTrue(x >= 0 && x < width && y >= 0 && y < height);
                        assertTrue(planes.read(x, y, new double[1]), "not known");
                        assertFalse(apart.contains(x, y), "too near to the true hole");
                        assertTrue(pixels.add(y * width + x), "hidden twice");
                    });
                }
            }
        }
        // A large ring or box may have no room beside itself and a pixel in fifty that is no number.
        assertTrue(found > 0 || kind == RandomHoles.Kind.RING || kind == RandomHoles.Kind.BOX || kind == RandomHoles.Kind.BORDER_BOX);
    }

    @Test
    void shapesAtTheBorderStayAtTheBorder() {
        Img<BitType> hole = ArrayImgs.bits(200, 160);
        RandomHoles.box(hole, 0, 50, 20, 11);
        Arrangement arrangement = arrangement(planes(quiet(200, 160), hole));
        for (int test = 0; test < TESTS; test++) {
            Place place = arrangement.next().get(0);
            assertEquals(0, place.x());
            assertEquals(20, place.shape().width());
        }
    }

    private static Img<FloatType> quiet(int width, int height) {
        Img<FloatType> image = ArrayImgs.floats(width, height);
        for (Cursor<FloatType> cursor = image.localizingCursor(); cursor.hasNext();) {
            cursor.fwd();
            cursor.get().setReal(cursor.getDoublePosition(0) < 100 ? 0.2 : 0.8);
        }
        return image;
    }

    /** The left half is dark, the right half bright; what lies in the dark is tested in the dark. */
    @Test
    void placesResembleTheSurroundingsOfTheTrueHole() {
        Img<BitType> hole = ArrayImgs.bits(200, 160);
        RandomHoles.box(hole, 70, 70, 12, 12);
        Arrangement arrangement = arrangement(planes(quiet(200, 160), hole));
        for (int test = 0; test < TESTS; test++) {
            Place place = arrangement.next().get(0);
            assertTrue(place.x() + 12 <= 100, "at " + place.x());
        }
    }

    @Test
    void testsAreAtDifferentPlaces() {
        Img<BitType> hole = ArrayImgs.bits(200, 160);
        RandomHoles.box(hole, 70, 70, 12, 12);
        Arrangement arrangement = arrangement(planes(quiet(200, 160), hole));
        List<Place> places = List.of(
                arrangement.next().get(0), arrangement.next().get(0), arrangement.next().get(0), arrangement.next().get(0));
        for (Place one : places) {
            for (Place other : places) {
                assertTrue(one == other || one.isApartFrom(other), one + " and " + other);
            }
        }
    }

    /** Where nothing but a turned copy fits, it is turned. */
    @Test
    void shapesAreTurnedIfTheyMust() {
        Img<BitType> hole = ArrayImgs.bits(80, 80);
        RandomHoles.box(hole, 4, 4, 50, 8);
        Img<FloatType> image = ArrayImgs.floats(80, 80);
        for (Cursor<FloatType> cursor = image.localizingCursor(); cursor.hasNext();) {
            cursor.fwd();
            boolean known = cursor.getIntPosition(1) < 18 || cursor.getIntPosition(0) < 25 || cursor.getIntPosition(0) > 60;
            cursor.get().setReal(known ? 1 : Double.NaN);
        }
        Place place = arrangement(planes(image, hole)).next().get(0);
        assertEquals(8, place.shape().width());
        assertEquals(50, place.shape().height());
    }

    @Test
    void turnsKeepEveryPixel() {
        Random random = new Random(4);
        Img<BitType> hole = RandomHoles.draw(RandomHoles.Kind.SCRATCHES, 50, 40, random);
        for (HoleShape shape : HoleShapes.of(Hole.of(hole))) {
            for (int turn = 0; turn < 8; turn++) {
                HoleShape turned = shape.turned(turn);
                Set<Integer> pixels = new HashSet<>();
                for (int i = 0; i < turned.area(); i++) {
                    assertTrue(turned.x(i) >= 0 && turned.x(i) < turned.width() && turned.y(i) >= 0 && turned.y(i) < turned.height());
                    pixels.add(turned.y(i) * turned.width() + turned.x(i));
                }
                assertEquals(shape.area(), pixels.size());
            }
        }
    }
}
