package lacuna.training.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pairs a report shows: as many of each kind of hole, of different crops, and not chosen by how well they were filled. */
final class Shown {

    private Shown() { }

    static Set<TestPair> of(List<TestPair> pairs, int count) {
        Map<String, List<TestPair>> kinds = new LinkedHashMap<>();
        for (TestPair pair : pairs) {
            kinds.computeIfAbsent(pair.about().kind(), name -> new ArrayList<>()).add(pair);
        }
        Set<TestPair> shown = new HashSet<>();
        int wanted = Math.min(count, pairs.size());
        for (int round = 0; shown.size() < wanted; round++) {
            int kind = -1;
            for (List<TestPair> all : kinds.values()) {
                kind++;
                // Each kind begins at another crop, so that few crops are seen twice.
                if (round < all.size() && shown.size() < wanted) {
                    shown.add(all.get((kind * Math.max(1, all.size() / kinds.size()) + round) % all.size()));
                }
            }
        }
        return shown;
    }
}
