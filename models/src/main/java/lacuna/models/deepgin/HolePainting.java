package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import lacuna.models.fill.GuidedFill;
import lacuna.models.torch.Torch;

/** Paints the missing pixels as the network's weights expect them. */
public final class HolePainting {

    /** Error of the paint: the network corrects it, so speed counts more than digits. */
    private static final double TOLERANCE = 1e-3;

    /**
     * What the network begins with, images of (N, C, H, W) that hold the known pixels as they are.
     *
     * @param paint missing pixels painted
     * @param copy missing pixels copied from similar patches; null where the network asks for none
     */
    public record Painted(NDArray paint, NDArray copy) { }

    private HolePainting() { }

    /**
     * @param unit (N, C, H, W) in [0, 1]
     * @param hole (N, 1, H, W) 1 = missing
     */
    static Painted paint(DeepGinConfig.Holes holes, NDArray unit, NDArray hole) {
        return switch (holes) {
            case WHITE -> new Painted(Torch.composite(hole, unit.onesLike(), unit), null);
            case GUIDED -> guided(unit, hole);
        };
    }

    private static Painted guided(NDArray unit, NDArray hole) {
        Shape shape = unit.getShape();
        int channels = (int) shape.get(1);
        int pixels = (int) (shape.get(2) * shape.get(3));
        float[] paint = unit.toFloatArray();
        float[] copy = paint.clone();
        float[] missing = hole.toFloatArray();
        for (int n = 0; n < shape.get(0); n++) {
            boolean[] mask = new boolean[pixels];
            for (int i = 0; i < pixels; i++) {
                mask[i] = missing[n * pixels + i] > 0.5f;
            }
            float[][] planes = new float[channels][];
            for (int c = 0; c < channels; c++) {
                int from = (n * channels + c) * pixels;
                planes[c] = Arrays.copyOfRange(paint, from, from + pixels);
            }
            float[][] different = isGrey(planes) ? new float[][] {planes[0]} : planes;
            float[][] copies = guided(different, mask, (int) shape.get(3), (int) shape.get(2));
            for (int c = 0; c < channels; c++) {
                int to = (n * channels + c) * pixels;
                System.arraycopy(different[c % different.length], 0, paint, to, pixels);
                System.arraycopy(copies[c % copies.length], 0, copy, to, pixels);
            }
        }
        return new Painted(unit.getManager().create(paint, shape), unit.getManager().create(copy, shape));
    }

    /** Equal planes are filled once. */
    private static boolean isGrey(float[][] planes) {
        return Arrays.stream(planes).allMatch(plane -> Arrays.equals(plane, planes[0]));
    }

    /**
     * What training and inference share: the paint of the planes of an image, written over its missing samples.
     *
     * @return the same planes with what similar patches alone put there
     */
    public static float[][] guided(float[][] planes, boolean[] hole, int width, int height) {
        return GuidedFill.of(hole, width, height).apply(planes, TOLERANCE);
    }
}
