package lacuna.ops.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;
import lacuna.ops.ProgressListener;
import lacuna.ops.mask.Hole;

/** Which shapes are hidden where in which test: each at its best places, at another one in each test, none near another. */
final class Arrangement {

    private final Hole hole;
    private final List<List<Place>> pools = new ArrayList<>();
    private final List<List<Place>> used = new ArrayList<>();
    private long pixels;

    private Arrangement(Hole hole) {
        this.hole = hole;
    }

    /** @param places of the shapes; a shape that has none is cut to pieces if it is long and thin */
    static Arrangement of(List<HoleShape> shapes, Places places, Hole hole, ProgressListener progress) {
        Arrangement arrangement = new Arrangement(hole);
        List<HoleShape> pieces = new ArrayList<>();
        for (HoleShape shape : shapes) {
            progress.checkCanceled();
            if (!arrangement.add(places.of(shape))) {
                List<HoleShape> cut = shape.pieces(hole.width(), hole.height());
                pieces.addAll(cut.size() > 1 ? cut : List.of());
            }
        }
        for (HoleShape piece : HoleShapes.sorted(pieces)) {
            progress.checkCanceled();
            arrangement.add(places.of(piece));
        }
        return arrangement;
    }

    private boolean add(List<Place> pool) {
        if (!pool.isEmpty()) {
            pools.add(pool);
            used.add(new ArrayList<>());
            pixels += pool.get(0).shape().area();
        }
        return !pool.isEmpty();
    }

    /** The part of the hole that has a place, 0 to 1. */
    double share() {
        return (double) pixels / hole.count();
    }

    /** The places of one more test, in the order of the shapes. */
    List<Place> next() {
        List<Place> chosen = new ArrayList<>();
        BitSet taken = new BitSet(hole.width() * hole.height());
        for (int i = 0; i < pools.size(); i++) {
            Place place = choose(pools.get(i), used.get(i), taken, (own, other) -> !own.isApartFrom(other));
            if (place == null) {
                place = choose(pools.get(i), used.get(i), taken, Place::isSame);
            }
            if (place != null) {
                used.get(i).add(place);
                chosen.add(place);
                place.forEach((x, y) -> taken.set(y * hole.width() + x));
            }
        }
        return chosen;
    }

    private Place choose(List<Place> pool, List<Place> before, BitSet taken, BiPredicate<Place, Place> tooSimilar) {
        for (Place place : pool) {
            if (before.stream().noneMatch(other -> tooSimilar.test(place, other)) && isFree(place, taken)) {
                return place;
            }
        }
        return null;
    }

    private boolean isFree(Place place, BitSet taken) {
        boolean[] free = {true};
        place.forEach((x, y) -> free[0] &= !taken.get(y * hole.width() + x));
        int[][] rim = place.shape().rim();
        for (int i = 0; i < rim[0].length && free[0]; i++) {
            int x = place.x() + rim[0][i];
            int y = place.y() + rim[1][i];
            boolean inside = x >= 0 && y >= 0 && x < hole.width() && y < hole.height();
            free[0] = !inside || !taken.get(y * hole.width() + x);
        }
        return free[0];
    }
}
