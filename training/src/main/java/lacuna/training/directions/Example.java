package lacuna.training.directions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A code to learn from.
 *
 * @param code its numbers
 * @param source number of the image that it comes from: codes of one image are held out together
 */
record Example(float[] code, int source) {

    private static final int FOLDS = 5;

    /** The sources of a fifth of a set, at least one; empty if there is only one. */
    static Set<Integer> heldOut(List<Example> set, Random random) {
        List<Integer> sources = new ArrayList<>(set.stream().map(Example::source).distinct().toList());
        Collections.shuffle(sources, random);
        int count = sources.size() < 2 ? 0 : Math.max(1, sources.size() / FOLDS);
        return new HashSet<>(sources.subList(0, count));
    }

    /** The codes of a set whose sources are among some, or are not. */
    static List<float[]> codes(List<Example> set, Set<Integer> sources, boolean among) {
        return set.stream().filter(example -> sources.contains(example.source()) == among).map(Example::code)
                .toList();
    }
}
