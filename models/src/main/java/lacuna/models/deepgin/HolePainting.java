package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import lacuna.models.fill.TexturedFill;
import lacuna.models.torch.Torch;

/** Paints the missing pixels as the network's weights expect them. */
public final class HolePainting {

    /** Error of the paint: the network corrects it, so speed counts more than digits. */
    private static final double TOLERANCE = 1e-3;

    private HolePainting() { }

    /**
     * @param unit (N, C, H, W) in [0, 1]
     * @param hole (N, 1, H, W) 1 = missing
     */
    static NDArray paint(DeepGinConfig.Holes holes, NDArray unit, NDArray hole) {
        return switch (holes) {
            case WHITE -> Torch.composite(hole, unit.onesLike(), unit);
            case TEXTURED -> textured(unit, hole);
        };
    }

    private static NDArray textured(NDArray unit, NDArray hole) {
        Shape shape = unit.getShape();
        int channels = (int) shape.get(1);
        int pixels = (int) (shape.get(2) * shape.get(3));
        float[] values = unit.toFloatArray();
        float[] missing = hole.toFloatArray();
        for (int n = 0; n < shape.get(0); n++) {
            boolean[] mask = new boolean[pixels];
            for (int i = 0; i < pixels; i++) {
                mask[i] = missing[n * pixels + i] > 0.5f;
            }
            float[][] planes = new float[channels][];
            for (int c = 0; c < channels; c++) {
                int from = (n * channels + c) * pixels;
                planes[c] = Arrays.copyOfRange(values, from, from + pixels);
            }
            TexturedFill fill = TexturedFill.of(mask, (int) shape.get(3), (int) shape.get(2));
            float[][] different = isGrey(planes) ? new float[][] {planes[0]} : planes;
            fill.apply(different, 1, TOLERANCE);
            for (int c = 0; c < channels; c++) {
                System.arraycopy(different[c % different.length], 0, values, (n * channels + c) * pixels, pixels);
            }
        }
        return unit.getManager().create(values, shape);
    }

    /** Equal planes are filled once. */
    private static boolean isGrey(float[][] planes) {
        return Arrays.stream(planes).allMatch(plane -> Arrays.equals(plane, planes[0]));
    }

    /** The paint of the planes of an image in [-1, 1], written over its missing samples: what training and inference share. */
    public static void textured(float[][] planes, boolean[] hole, int width, int height) {
        TexturedFill.of(hole, width, height).apply(planes, 2, TOLERANCE);
    }
}
