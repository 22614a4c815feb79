package lacuna.models.fill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A symmetric V-cycle on the missing pixels of an image: cell-centred coarsening by two, the energy discretised anew on each
 * grid, bilinear interpolation and its transpose (Trottenberg, Oosterlee and Schueller, Multigrid, Academic Press 2001).
 * A coarse cell is missing if all its pixels are, so that each chain ends with a grid whose every 2 x 2 block holds a known
 * pixel; there a few sweeps suffice, and thin scratches never leave the finest grid.
 */
final class Multigrid {

    private static final int COARSEST_SWEEPS = 4;

    private final List<Level> levels = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final int sweeps;

    Multigrid(Energy energy, boolean[] hole, int width, int height) {
        sweeps = energy.sweeps;
        double scale = 1;
        Level fine = new Level(energy, hole, width, height, scale);
        levels.add(fine);
        boolean[] missing = hole;
        while (fine.size() > 0) {
            boolean line = fine.width == 1 || fine.height == 1;
            scale *= line ? energy.coarsening / 2 : energy.coarsening;
            missing = coarsen(missing, fine.width, fine.height);
            Level coarse = new Level(energy, missing, (fine.width + 1) / 2, (fine.height + 1) / 2, scale);
            if (coarse.size() > 0) {
                levels.add(coarse);
                transfers.add(new Transfer(energy, fine, coarse, Level.number(missing)));
            }
            fine = coarse;
        }
    }

    private static boolean[] coarsen(boolean[] hole, int width, int height) {
        int across = (width + 1) / 2;
        boolean[] coarse = new boolean[across * ((height + 1) / 2)];
        Arrays.fill(coarse, true);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                coarse[(y / 2) * across + x / 2] &= hole[y * width + x];
            }
        }
        return coarse;
    }

    Level finest() {
        return levels.get(0);
    }

    /** {@code result} approximates the inverse of the stencil operator applied to {@code residual}. */
    void precondition(double[] residual, double[] result) {
        Level finest = finest();
        System.arraycopy(residual, 0, finest.load, 0, finest.size());
        cycle(0);
        System.arraycopy(finest.solution, 0, result, 0, finest.size());
    }

    private void cycle(int depth) {
        Level level = levels.get(depth);
        boolean coarsest = depth == transfers.size();
        int count = coarsest ? COARSEST_SWEEPS * sweeps : sweeps;
        Arrays.fill(level.solution, 0);
        smooth(level, count, true);
        if (!coarsest) {
            transfers.get(depth).restrict();
            cycle(depth + 1);
            transfers.get(depth).prolong();
        }
        smooth(level, count, false);
    }

    private static void smooth(Level level, int count, boolean ascending) {
        for (int sweep = 0; sweep < count; sweep++) {
            level.sweep(ascending);
        }
    }
}
