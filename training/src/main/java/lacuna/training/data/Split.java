package lacuna.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Images to train on and images to validate with; no group is in both. */
public record Split(List<TrainingImage> training, List<TrainingImage> validation) {
    public Split {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Splits each domain by whole groups, in an order given by the seed. A domain of two or more groups is on both sides
     * (unless the fraction is 0); a domain of a single group is trained on.
     *
     * @param fraction share of each domain's images to validate with, at least 0 and below 1; groups are whole, so it is
     *     kept roughly
     */
    public static Split of(List<TrainingImage> images, double fraction, long seed) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("The share of validation images is " + fraction
                + ": use 0 or more, below 1.");
        }
        Set<String> held = heldOut(images, fraction, seed);
        List<TrainingImage> training = new ArrayList<>();
        List<TrainingImage> validation = new ArrayList<>();
        for (TrainingImage image : images) {
            (held.contains(image.group()) ? validation : training).add(image);
        }
        return new Split(training, validation);
    }

    private static Set<String> heldOut(List<TrainingImage> images, double fraction, long seed) {
        Set<String> held = new HashSet<>();
        Set<String> trained = new HashSet<>();
        Random random = new Random(seed);
        for (Map<String, Integer> sizes : groupSizes(images).values()) {
            List<String> groups = new ArrayList<>(sizes.keySet());
            Collections.shuffle(groups, random);
            int total = sizes.values().stream().mapToInt(Integer::intValue).sum();
            long room = Math.round(Math.ceil(fraction * total));
            // A group that spans domains was decided by the first of them.
            room -= groups.stream().filter(held::contains).mapToInt(sizes::get).sum();
            groups.removeIf(group -> held.contains(group) || trained.contains(group));
            Set<String> chosen = choose(groups, sizes, room);
            held.addAll(chosen);
            groups.stream().filter(group -> !chosen.contains(group)).forEach(trained::add);
        }
        return held;
    }

    private static Set<String> choose(List<String> groups, Map<String, Integer> sizes, long room) {
        Set<String> chosen = new HashSet<>();
        if (groups.size() < 2 || room <= 0) {
            return chosen;
        }
        long left = room;
        for (String group : groups) {
            if (sizes.get(group) <= left && chosen.size() < groups.size() - 1) {
                chosen.add(group);
                left -= sizes.get(group);
            }
        }
        if (chosen.isEmpty()) {
            chosen.add(Collections.min(groups, (a, b) -> Integer.compare(sizes.get(a), sizes.get(b))));
        }
        return chosen;
    }

    private static Map<String, Map<String, Integer>> groupSizes(List<TrainingImage> images) {
        Map<String, Map<String, Integer>> domains = new TreeMap<>();
        for (TrainingImage image : images) {
            domains.computeIfAbsent(image.domain(), domain -> new LinkedHashMap<>()).merge(image.group(), 1, Integer::sum);
        }
        return domains;
    }
}
