package lacuna.plugin.diverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ShortProcessor;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import javax.swing.ImageIcon;
import javax.swing.JLabel;
import javax.swing.JList;
import lacuna.ops.mask.Hole;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import org.junit.jupiter.api.Test;

/** What the window of the fills draws, without the window. */
class FillCellsTest {

    private static final int YELLOW = 0xffffdc00;

    private final JList<String> list = new JList<>();

    /** A ramp of 40 x 30 under a hole of 10 x 6; the fill n has the value 1000 n in it. */
    private static FillCells cells() {
        Img<BitType> hole = ArrayImgs.bits(40, 30);
        ImageStack stack = new ImageStack(40, 30);
        for (int n = 0; n < 2; n++) {
            ShortProcessor plane = new ShortProcessor(40, 30);
            for (int i = 0; i < 1200; i++) {
                plane.set(i, 50 * (i % 40));
            }
            plane.setValue(1000 * n);
            plane.setRoi(10, 12, 10, 6);
            plane.fill();
            plane.resetRoi();
            stack.addSlice("seed " + n, plane);
        }
        for (int y = 12; y < 18; y++) {
            for (int x = 10; x < 20; x++) {
                hole.randomAccess().setPositionAndGet(x, y).set(true);
            }
        }
        ImagePlus fills = new ImagePlus("fills", stack);
        fills.setDisplayRange(0, 2000);
        return new FillCells(fills, new HolePicture(Hole.of(hole), new Rectangle(5, 7, 20, 16)));
    }

    private BufferedImage picture(FillCells cells, int index) {
        JLabel cell = (JLabel) cells.getListCellRendererComponent(list, "seed " + index, index, false, false);
        assertEquals("seed " + index, cell.getText());
        return (BufferedImage) ((ImageIcon) cell.getIcon()).getImage();
    }

    @Test
    void eachFillIsCutOutAroundTheHoleAndEnlargedInTheStacksRange() {
        FillCells cells = cells();
        cells.show(100, false);
        BufferedImage first = picture(cells, 0);
        BufferedImage second = picture(cells, 1);
        assertEquals(100, first.getWidth());
        assertEquals(80, first.getHeight());
        assertEquals(0, first.getRGB(50, 40) & 255);
        assertEquals(127, second.getRGB(50, 40) & 255, 1);
        // Column 22 of the image, outside the hole.
        assertEquals(1100 * 255 / 2000, first.getRGB(87, 10) & 255, 1);
        assertEquals(first.getRGB(87, 10), second.getRGB(87, 10));
        assertSame(first, picture(cells, 0));
    }

    @Test
    void theOutlineLiesOnTheRimOfTheHole() {
        FillCells cells = cells();
        cells.show(100, true);
        BufferedImage picture = picture(cells, 1);
        // The hole begins at column 5 and row 5 of the part, each of 5 pixels.
        assertEquals(YELLOW, picture.getRGB(25, 40));
        assertEquals(YELLOW, picture.getRGB(50, 25));
        assertEquals(YELLOW, picture.getRGB(74, 54));
        assertNotEquals(YELLOW, picture.getRGB(24, 40));
        assertNotEquals(YELLOW, picture.getRGB(26, 40));
        assertNotEquals(YELLOW, picture.getRGB(75, 40));
    }
}
