package lacuna.ops.fillers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How DeepGIN was published to fill images of any size (Li et al. 2020, section 4.1, "sub-sampling"): an image of (nx
 * b) x (ny b) pixels becomes nx ny tiles of b x b, each of which is every nx-th column and every ny-th row of the whole
 * scene. As in the authors' code the tiles are transposed and the horizontal phase is the outer one.
 */
public final class PhaseTiling {

    private static final int POSES = 5;

    private PhaseTiling() { }

    /** How many tiles of an edge an image edge is resized to: rounded to the nearest, ties to even, at least 1. */
    public static int tiles(int size, int tileEdge) {
        return Math.max(1, (int) Math.rint((double) size / tileEdge));
    }

    /**
     * @param plane row by row
     * @param width a multiple of {@code nx}
     * @param height a multiple of {@code ny}
     * @return nx ny tiles of width / nx rows and height / ny columns
     */
    public static List<float[]> split(float[] plane, int width, int height, int nx, int ny) {
        List<float[]> tiles = new ArrayList<>(nx * ny);
        for (int tile = 0; tile < nx * ny; tile++) {
            float[] values = new float[plane.length / (nx * ny)];
            for (int i = 0; i < values.length; i++) {
                values[i] = plane[index(tile, i, width, height, nx, ny)];
            }
            tiles.add(values);
        }
        return tiles;
    }

    /** The reverse of {@link #split}. */
    public static float[] join(List<float[]> tiles, int width, int height, int nx, int ny) {
        float[] plane = new float[width * height];
        for (int tile = 0; tile < nx * ny; tile++) {
            float[] values = tiles.get(tile);
            for (int i = 0; i < values.length; i++) {
                plane[index(tile, i, width, height, nx, ny)] = values[i];
            }
        }
        return plane;
    }

    /** Where pixel {@code i} of a tile lies in the plane. */
    private static int index(int tile, int i, int width, int height, int nx, int ny) {
        int columns = height / ny;
        int x = tile / ny + nx * (i / columns);
        int y = tile % ny + ny * (i % columns);
        return y * width + x;
    }

    /**
     * The published self-ensemble: the mean of five predictions, on the tile as it is, turned by 90, 180 and 270
     * degrees, and flipped left to right, each turned back.
     *
     * @param planes channels of a square tile
     * @param predictor from the channels in one pose to their prediction
     */
    public static float[][] ensemble(float[][] planes, int edge, UnaryOperator<float[][]> predictor) {
        float[][] mean = new float[planes.length][edge * edge];
        for (int pose = 0; pose < POSES; pose++) {
            float[][] posed = new float[planes.length][];
            for (int c = 0; c < planes.length; c++) {
                posed[c] = posed(planes[c], edge, pose);
            }
            float[][] predicted = predictor.apply(posed);
            for (int c = 0; c < planes.length; c++) {
                for (int i = 0; i < edge * edge; i++) {
                    mean[c][posedFrom(i, edge, pose)] += predicted[c][i] / POSES;
                }
            }
        }
        return mean;
    }

    /** A tile in one of the five poses, 0 as it is. */
    private static float[] posed(float[] tile, int edge, int pose) {
        float[] result = new float[tile.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = tile[posedFrom(i, edge, pose)];
        }
        return result;
    }

    /** Which pixel of the tile pixel {@code i} of its pose shows. */
    private static int posedFrom(int i, int edge, int pose) {
        int row = i / edge;
        int column = i % edge;
        int last = edge - 1;
        return switch (pose) {
            case 0 -> i;
            case 1 -> column * edge + last - row;
            case 2 -> (last - row) * edge + last - column;
            case 3 -> (last - column) * edge + row;
            default -> row * edge + last - column;
        };
    }
}
