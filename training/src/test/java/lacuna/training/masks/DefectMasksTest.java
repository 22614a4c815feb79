package lacuna.training.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponent;
import lacuna.ops.mask.HoleComponents;
import org.junit.jupiter.api.Test;

class DefectMasksTest {

    private static final BiPredicate<Integer, Integer> SPECKS = (x, y) -> x % 40 >= 10 && x % 40 < 16 && y % 40 >= 20 && y % 40 < 26;
    private static final BiPredicate<Integer, Integer> SCRATCH = (x, y) -> Math.abs(x - y) < 3;
    private static final BiPredicate<Integer, Integer> BLOCK = (x, y) -> x >= 50 && y >= 50;

    private static DefectPage page(int width, int height, BiPredicate<Integer, Integer> missing) {
        boolean[] mask = new boolean[width * height];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = missing.test(i % width, i / width);
        }
        return new DefectPage("test", Hole.of(mask, width, height));
    }

    private static DefectMasks masks(int size, BiPredicate<Integer, Integer> missing) {
        return new DefectMasks(List.of(page(size, size, missing)));
    }

    private static double share(boolean[] mask) {
        int count = 0;
        for (boolean missing : mask) {
            count += missing ? 1 : 0;
        }
        return (double) count / mask.length;
    }

    @Test
    void everyMaskHasBothClassesAndIsThatOfItsSeed() {
        int[][] sizes = {{1, 2}, {2, 1}, {5, 3}, {64, 64}, {300, 20}, {128, 160}};
        for (BiPredicate<Integer, Integer> kind : List.of(SPECKS, SCRATCH, BLOCK)) {
            DefectMasks masks = masks(400, kind);
            DefectMasks again = masks(400, kind);
            boolean[] before = null;
            for (int[] size : sizes) {
                for (int seed = 0; seed < 60; seed++) {
                    boolean[] mask = masks.sample(size[0], size[1], new SplittableRandom(seed));
                    double share = share(mask);
                    assertTrue(share > 0 && share < 1, size[0] + " x " + size[1] + ", seed " + seed);
                    assertArrayEquals(mask, again.sample(size[0], size[1], new SplittableRandom(seed)));
                    assertFalse(mask.length > 1000 && Arrays.equals(mask, before), "seed " + seed);
                    before = mask;
                }
            }
            assertThrows(IllegalArgumentException.class, () -> masks.sample(1, 1, new SplittableRandom(0)));
        }
    }

    /** Also of shapes much longer than the mask, most of which would pass it by. */
    @Test
    void theMissingShareIsThatOfTheImages() {
        for (BiPredicate<Integer, Integer> kind : List.of(SPECKS, SCRATCH.or((x, y) -> Math.abs(x - 100) < 5))) {
            DefectPage page = page(400, 400, kind);
            double source = page.hole().count() / 160_000.0;
            DefectMasks masks = new DefectMasks(List.of(page));
            double sum = 0;
            for (int seed = 0; seed < 300; seed++) {
                sum += share(masks.sample(256, 256, new SplittableRandom(seed)));
            }
            assertEquals(1, sum / 300 / source, 0.2);
        }
    }

    @Test
    void piecesHaveTheSizeAndNumberOfTheOwnDefects() {
        DefectMasks masks = masks(400, SPECKS);
        List<Long> areas = new ArrayList<>();
        for (int seed = 0; seed < 100; seed++) {
            boolean[] mask = masks.sample(200, 200, new SplittableRandom(seed));
            for (HoleComponent piece : HoleComponents.of(Hole.of(mask, 200, 200))) {
                boolean whole = piece.bounds().min(0) > 0 && piece.bounds().min(1) > 0 && piece.bounds().max(0) < 199
                    && piece.bounds().max(1) < 199;
                if (whole) {
                    areas.add(piece.count());
                }
            }
        }
        areas.sort(null);
        assertEquals(36, areas.get(areas.size() / 2), 8);
        assertTrue(areas.get(areas.size() / 20) >= 18, "smallest " + areas.get(areas.size() / 20));
        // 100 specks on 400 x 400 pixels are 25 on 200 x 200; some overlap or lie across the border.
        assertEquals(25, areas.size() / 100.0, 5);
    }

    @Test
    void aSpeckOfOnePixelNeverVanishesAndAThinLineNeverBreaks() {
        DefectShape speck = shape(page(9, 9, (x, y) -> x == 4 && y == 4));
        DefectShape line = shape(page(90, 90, (x, y) -> x == y));
        DefectShape level = shape(page(90, 9, (x, y) -> y == 4));
        for (int i = 0; i < 200; i++) {
            double angle = 0.031 * i;
            double scale = 0.75 + 0.003 * i;
            double drawn = pieces(speck, new DefectShape.Pose(60, 60, angle, scale, i % 2 == 0)).stream()
                .mapToLong(HoleComponent::count).sum();
            assertTrue(drawn >= 1 && drawn <= 9, drawn + " pixels");
            for (DefectShape shape : List.of(line, level)) {
                List<HoleComponent> pieces = pieces(shape, new DefectShape.Pose(60, 60, angle, scale, i % 2 == 0));
                assertEquals(1, pieces.size(), "pieces at " + angle + ", scale " + scale);
            }
        }
    }

    private static DefectShape shape(DefectPage page) {
        return new DefectShape(HoleComponents.of(page.hole()).get(0));
    }

    private static List<HoleComponent> pieces(DefectShape shape, DefectShape.Pose pose) {
        boolean[] mask = MaskCanvas.draw(120, 120, new SplittableRandom(1), canvas -> shape.draw(canvas, pose));
        return HoleComponents.of(Hole.of(mask, 120, 120));
    }

    @Test
    void aShapeIsDrawnAsItIsWithoutATurn() {
        DefectPage page = page(30, 20, (x, y) -> x > 3 && x < 20 && y > x / 2 && y < 15 || x == 25 && y < 19);
        for (HoleComponent component : HoleComponents.of(page.hole())) {
            int x = (int) (component.bounds().min(0) + (component.bounds().dimension(0) - 1) / 2);
            int y = (int) (component.bounds().min(1) + (component.bounds().dimension(1) - 1) / 2);
            boolean[] drawn = MaskCanvas.draw(30, 20, new SplittableRandom(1),
                canvas -> new DefectShape(component).draw(canvas, new DefectShape.Pose(x, y, 0, 1, false)));
            boolean[] own = new boolean[600];
            component.forEachRun(component.bounds(), (row, x0, x1) -> Arrays.fill(own, row * 30 + x0, row * 30 + x1, true));
            assertArrayEquals(own, drawn);
        }
    }

    @Test
    void imagesWithMoreDefectsAreDrawnFromMoreOften() {
        DefectMasks masks = new DefectMasks(List.of(page(400, 400, SPECKS), page(400, 400, (x, y) -> false),
            page(4000, 400, (x, y) -> x == 200 && y > 100 && y < 300)));
        int lines = 0;
        for (int seed = 0; seed < 300; seed++) {
            lines += HoleComponents.of(Hole.of(masks.sample(64, 64, new SplittableRandom(seed)), 64, 64)).stream()
                .anyMatch(piece -> piece.bounds().dimension(0) + piece.bounds().dimension(1) > 30) ? 1 : 0;
        }
        assertTrue(lines > 1 && lines < 60, lines + " of 300 show the one line among a hundred specks");
    }

    @Test
    void whatCannotBeDrawnFromIsSaid() {
        assertMessage("There is no defect in test: paint the defects white, or give selections that lie in the image.",
            () -> masks(20, (x, y) -> false));
        assertMessage("There is no defect in the 2 masks: paint the defects white, or give selections that lie in the image.",
            () -> new DefectMasks(List.of(page(9, 9, (x, y) -> false), page(9, 9, (x, y) -> false))));
        assertMessage("In test every pixel is a defect: give a mask that is zero (black) where the image is sound.",
            () -> masks(20, (x, y) -> true));
        assertMessage("Which defects are the holes to be drawn from? Name the masks or selections of your own, as in --defects"
            + " masks.", () -> MaskKinds.parse("box, defects:2"));
    }

    private static void assertMessage(String expected, Runnable action) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void theyAreAKindAmongOthers() {
        DefectMasks own = masks(400, SPECKS);
        assertEquals(DefectMasks.NAME, MaskKinds.parse("defects", own).name());
        assertEquals("box+defects", MaskKinds.parse("box, defects:2", own).name());
        MaskSampler mixed = MaskKinds.parse("half:3, outpainting", own);
        assertEquals("half+outpainting+defects", mixed.name());
        int defects = 0;
        for (int seed = 0; seed < 400; seed++) {
            defects += share(mixed.sample(64, 64, new SplittableRandom(seed))) < 0.15 ? 1 : 0;
        }
        assertEquals(200, defects, 40);
    }

    @Test
    void theDescriptionCountsThem() {
        assertEquals("100 defects of 36 to 36 pixels (median 36) on 1 image, of which they cover 2.3 %",
            masks(400, SPECKS).description());
    }
}
