package lacuna.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lacuna.ops.check.CheckResult;
import lacuna.ops.check.CheckTest;
import lacuna.ops.check.Patch;
import lacuna.training.log.Sheet;

/** Draws the tests of a check, see {@link CheckedImage#picture}; all under one grey scale, and errors under another. */
final class CheckPicture {

    private static final int COLUMNS = 6;
    private static final int PLANES = 3;
    private static final double CUT = 0.005;
    private static final int[] HIDDEN = {255, 0, 160};
    /** How pixels are shown that are missing in the image itself, from -1 (black) to 1. */
    private static final float MISSING = -0.5f;
    private static final float PAPER = 1;

    private final double low;
    private final double high;
    private final double error;

    private CheckPicture(List<Patch> patches) {
        double[] values = patches.stream().flatMapToDouble(patch -> Arrays.stream(patch.truth())
                .flatMapToDouble(plane -> IntStream.range(0, plane.length)
                        .filter(i -> !patch.missing()[i] && Float.isFinite(plane[i])).mapToDouble(i -> plane[i])))
                .sorted().toArray();
        low = values[(int) (CUT * values.length)];
        high = values[values.length - 1 - (int) (CUT * values.length)];
        double[] errors = patches.stream().flatMapToDouble(patch -> IntStream.range(0, patch.hole().length)
                .filter(i -> patch.hole()[i]).mapToDouble(i -> Math.abs(mean(patch.plain(), i) - mean(patch.truth(), i))))
                .sorted().toArray();
        error = errors.length == 0 ? 0 : errors[errors.length - 1 - (int) (2 * CUT * errors.length)];
    }

    static Sheet of(CheckResult result) {
        List<Patch> patches = result.tests().stream().map(CheckTest::patch).toList();
        CheckPicture picture = new CheckPicture(patches);
        int size = patches.stream().mapToInt(Patch::size).max().orElseThrow();
        Sheet sheet = new Sheet(COLUMNS, patches.size(), size);
        for (int row = 0; row < patches.size(); row++) {
            picture.draw(sheet, row, patches.get(row), size);
        }
        return sheet;
    }

    private void draw(Sheet sheet, int row, Patch patch, int size) {
        float[] hidden = new float[size * size];
        for (int i = 0; i < patch.hole().length; i++) {
            hidden[i / patch.size() * size + i % patch.size()] = patch.hole()[i] ? 1 : 0;
        }
        sheet.put(0, row, image(patch, patch.truth(), size), 0, null);
        sheet.put(1, row, image(patch, patch.truth(), size), 0, hidden, HIDDEN);
        sheet.put(2, row, image(patch, patch.fill(), size), 0, null);
        sheet.put(3, row, difference(patch, patch.fill(), size), 0, null);
        sheet.put(4, row, image(patch, patch.plain(), size), 0, null);
        sheet.put(5, row, difference(patch, patch.plain(), size), 0, null);
    }

    /** Patches of other planes may be smaller than the largest. */
    private float[] image(Patch patch, float[][] planes, int size) {
        float[] batch = paper(size);
        for (int i = 0; i < patch.hole().length; i++) {
            for (int c = 0; c < PLANES; c++) {
                float value = planes[planes.length == 1 ? 0 : c][i];
                double shown = high > low ? 2 * (value - low) / (high - low) - 1 : 0;
                batch[place(patch, i, c, size)] = Float.isNaN(patch.truth()[0][i]) ? PAPER
                        : patch.missing()[i] ? MISSING : (float) shown;
            }
        }
        return batch;
    }

    private float[] difference(Patch patch, float[][] fill, int size) {
        float[] batch = paper(size);
        for (int i = 0; i < patch.hole().length; i++) {
            double shown = patch.hole()[i] && error > 0 ? (mean(fill, i) - mean(patch.truth(), i)) / error : 0;
            shown = Math.max(-1, Math.min(1, shown));
            batch[place(patch, i, 0, size)] = (float) shown;
            batch[place(patch, i, 1, size)] = (float) -Math.abs(shown);
            batch[place(patch, i, 2, size)] = (float) -shown;
        }
        return batch;
    }

    private static float[] paper(int size) {
        float[] batch = new float[PLANES * size * size];
        Arrays.fill(batch, PAPER);
        return batch;
    }

    private static int place(Patch patch, int i, int channel, int size) {
        return (channel * size + i / patch.size()) * size + i % patch.size();
    }

    private static double mean(float[][] planes, int i) {
        double sum = 0;
        for (float[] plane : planes) {
            sum += plane[i];
        }
        return sum / planes.length;
    }
}
