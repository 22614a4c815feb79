package lacuna.ops.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Connected components of a hole (8 neighbours), found by union-find over horizontal runs: time linear in the mask, memory
 * linear in the runs, no label image.
 */
public final class HoleComponents {

    private final Hole hole;
    private int[] rows = new int[256];
    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] parents = new int[256];
    private int count;

    private HoleComponents(Hole hole) {
        this.hole = hole;
    }

    /** The components in the order of their first pixel, row by row. */
    public static List<HoleComponent> of(Hole hole) {
        HoleComponents components = new HoleComponents(hole);
        components.scan();
        components.connect();
        return components.collect();
    }

    private void scan() {
        int width = hole.width();
        int index = hole.nextMissing(0);
        while (index >= 0) {
            int y = index / width;
            int x = index - y * width;
            int end = hole.nextKnown(x, y);
            add(y, x, end);
            long next = (long) y * width + end;
            index = next >= (long) width * hole.height() ? -1 : hole.nextMissing((int) next);
        }
    }

    private void add(int y, int x0, int x1) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            parents = Arrays.copyOf(parents, 2 * count);
        }
        rows[count] = y;
        starts[count] = x0;
        ends[count] = x1;
        parents[count] = count;
        count++;
    }

    private void connect() {
        int above = 0;
        for (int run = 0; run < count; run++) {
            // Runs of the row above that end before this one begins touch no later run of this row either.
            while (rows[above] < rows[run] - 1 || rows[above] == rows[run] - 1 && ends[above] < starts[run]) {
                above++;
            }
            for (int other = above; rows[other] == rows[run] - 1 && starts[other] <= ends[run]; other++) {
                union(run, other);
            }
        }
    }

    private void union(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }

    private int find(int run) {
        int root = run;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private List<HoleComponent> collect() {
        int[] labels = new int[count];
        int components = 0;
        for (int run = 0; run < count; run++) {
            int root = find(run);
            labels[run] = root == run ? components++ : labels[root];
        }
        double[] halfWidths = new InscribedRadius(hole).byLabel(rows, starts, ends, labels, components);
        int[] sizes = new int[components];
        for (int label : labels) {
            sizes[label]++;
        }
        int[][] members = new int[components][];
        Arrays.setAll(members, label -> new int[sizes[label]]);
        for (int run = count - 1; run >= 0; run--) {
            members[labels[run]][--sizes[labels[run]]] = run;
        }
        List<HoleComponent> result = new ArrayList<>(components);
        for (int label = 0; label < components; label++) {
            int[] runs = members[label];
            result.add(new HoleComponent(pick(rows, runs), pick(starts, runs), pick(ends, runs), halfWidths[label]));
        }
        return result;
    }

    private static int[] pick(int[] values, int[] runs) {
        int[] picked = new int[runs.length];
        Arrays.setAll(picked, i -> values[runs[i]]);
        return picked;
    }
}
