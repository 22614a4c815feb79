package lacuna.ops.fillers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lacuna.ops.ContextPolicy;
import lacuna.ops.FillerInfo;
import lacuna.ops.Window;
import lacuna.ops.WindowFiller;

/**
 * Shows another fill the whole image at once, as {@link PhaseTiling} of the image resized to the nearest whole number
 * of tiles, each in five poses. Against the published code the fill stays in floating point and is pasted by the hole
 * itself instead of a blurred one. Needs memory for the whole image.
 *
 * <p>It sees far, but neighbouring pixels come from different tiles: where those disagree, the fill is dithered.
 */
public final class PhaseTilingFiller implements WindowFiller {

    private static final ContextPolicy WHOLE_IMAGE = new ContextPolicy(0, 1 << 30, 1 << 30, 1);

    private final WindowFiller tileFiller;
    private final WindowFiller smooth = new HarmonicFiller();
    private final int edge;

    /** @param tileFiller fills square tiles of its own field of view; closed with this filler */
    public PhaseTilingFiller(WindowFiller tileFiller) {
        this.tileFiller = tileFiller;
        edge = tileFiller.context().fieldOfView();
    }

    @Override
    public String name() {
        return tileFiller.name();
    }

    @Override
    public ContextPolicy context() {
        return WHOLE_IMAGE;
    }

    @Override
    public void fill(Window window) {
        // What happens to be stored in the hole must not bleed into known pixels when they are resized.
        smooth.fill(window);
        int nx = PhaseTiling.tiles(window.width(), edge);
        int ny = PhaseTiling.tiles(window.height(), edge);
        List<float[]> holeTiles = PhaseTiling.split(resized(holePlane(window.hole()), window, Resampling.BILINEAR, nx, ny),
                nx * edge, ny * edge, nx, ny);
        List<List<float[]>> channels = new ArrayList<>();
        for (float[] plane : window.channels()) {
            float[] whole = resized(plane, window, Resampling.BICUBIC, nx, ny);
            channels.add(PhaseTiling.split(whole, nx * edge, ny * edge, nx, ny));
        }
        for (int tile = 0; tile < holeTiles.size(); tile++) {
            fillTile(channels, tile, holeTiles.get(tile));
        }
        for (int c = 0; c < channels.size(); c++) {
            float[] whole = PhaseTiling.join(channels.get(c), nx * edge, ny * edge, nx, ny);
            float[] filled = Resampling.BICUBIC.resize(whole, nx * edge, ny * edge, window.width(), window.height());
            paste(filled, window.channels()[c], window.hole());
        }
    }

    private float[] resized(float[] plane, Window window, Resampling kernel, int nx, int ny) {
        return kernel.resize(plane, window.width(), window.height(), nx * edge, ny * edge);
    }

    private static float[] holePlane(boolean[] hole) {
        float[] plane = new float[hole.length];
        for (int i = 0; i < hole.length; i++) {
            plane[i] = hole[i] ? 1 : 0;
        }
        return plane;
    }

    /** Replaces one tile of every channel by the mean over its poses; the hole takes every pose with them. */
    private void fillTile(List<List<float[]>> channels, int tile, float[] holeTile) {
        int count = channels.size();
        float[][] planes = new float[count + 1][];
        for (int c = 0; c < count; c++) {
            planes[c] = channels.get(c).get(tile);
        }
        planes[count] = holeTile;
        float[][] means = PhaseTiling.ensemble(planes, edge, posed -> {
            tileFiller.fill(new Window(edge, edge, Arrays.copyOf(posed, count), missing(posed[count])));
            return posed;
        });
        for (int c = 0; c < count; c++) {
            channels.get(c).set(tile, means[c]);
        }
    }

    private static boolean[] missing(float[] tile) {
        boolean[] missing = new boolean[tile.length];
        for (int i = 0; i < tile.length; i++) {
            missing[i] = tile[i] > 0;
        }
        return missing;
    }

    private static void paste(float[] filled, float[] plane, boolean[] hole) {
        for (int i = 0; i < hole.length; i++) {
            if (hole[i]) {
                plane[i] = filled[i];
            }
        }
    }

    @Override
    public FillerInfo info() {
        return tileFiller.info().with("phaseTiling", "true");
    }

    @Override
    public void close() {
        tileFiller.close();
    }
}
