package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import lacuna.models.fill.HarmonicFill;
import lacuna.models.torch.Torch;

/** Paints the missing pixels as the network's weights expect them. */
public final class HolePainting {

    /** Error of the smooth paint: the network corrects it, so speed counts more than digits. */
    private static final double TOLERANCE = 1e-3;

    private HolePainting() { }

    /**
     * @param unit (N, C, H, W) in [0, 1]
     * @param hole (N, 1, H, W) 1 = missing
     */
    static NDArray paint(DeepGinConfig.Holes holes, NDArray unit, NDArray hole) {
        return switch (holes) {
            case WHITE -> Torch.composite(hole, unit.onesLike(), unit);
            case SMOOTH -> smooth(unit, hole);
        };
    }

    private static NDArray smooth(NDArray unit, NDArray hole) {
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
            float[][] planes = new float[channels][pixels];
            for (int c = 0; c < channels; c++) {
                System.arraycopy(values, (n * channels + c) * pixels, planes[c], 0, pixels);
            }
            smooth(planes, mask, (int) shape.get(3), (int) shape.get(2));
            for (int c = 0; c < channels; c++) {
                System.arraycopy(planes[c], 0, values, (n * channels + c) * pixels, pixels);
            }
        }
        return unit.getManager().create(values, shape);
    }

    /** The smooth paint of one image's planes, written over their missing samples: what training and inference share. */
    public static void smooth(float[][] planes, boolean[] hole, int width, int height) {
        HarmonicFill fill = HarmonicFill.of(hole, width, height);
        // A grey image comes as three equal planes: solved once.
        boolean grey = planes.length == 3 && Arrays.equals(planes[0], planes[1]) && Arrays.equals(planes[0], planes[2]);
        for (int c = 0; c < (grey ? 1 : planes.length); c++) {
            fill.apply(planes[c], TOLERANCE);
        }
        for (int c = 1; grey && c < planes.length; c++) {
            System.arraycopy(planes[0], 0, planes[c], 0, planes[0].length);
        }
    }
}
