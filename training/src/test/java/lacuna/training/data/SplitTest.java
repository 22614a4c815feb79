package lacuna.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @Test
    void noGroupIsOnBothSidesAndDomainsAre() {
        for (int seed = 0; seed < 200; seed++) {
            List<TrainingImage> images = random(new SplittableRandom(seed));
            Split split = Split.of(images, 0.2, seed);
            assertEquals(images.size(), split.training().size() + split.validation().size());
            Set<String> both = groups(split.training());
            both.retainAll(groups(split.validation()));
            assertEquals(Set.of(), both);
            Map<String, Set<String>> perDomain = images.stream().collect(Collectors.groupingBy(TrainingImage::domain,
                Collectors.mapping(TrainingImage::group, Collectors.toSet())));
            perDomain.forEach((domain, groups) -> {
                assertTrue(split.training().stream().anyMatch(image -> image.domain().equals(domain)), domain);
                assertEquals(groups.size() > 1,
                    split.validation().stream().anyMatch(image -> image.domain().equals(domain)), domain);
            });
        }
    }

    @Test
    void shareOfSmallGroupsIsAsAsked() {
        List<TrainingImage> images = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            images.add(image("d", "g" + i));
        }
        assertEquals(15, Split.of(images, 0.15, 3).validation().size());
        assertEquals(0, Split.of(images, 0, 3).validation().size());
        assertEquals(Split.of(images, 0.15, 3).validation(), Split.of(images, 0.15, 3).validation());
        assertNotEquals(Split.of(images, 0.15, 3).validation(), Split.of(images, 0.15, 4).validation());
        assertThrows(IllegalArgumentException.class, () -> Split.of(images, 1, 3));
    }

    @Test
    void groupAcrossDomainsStaysWhole() {
        List<TrainingImage> images = List.of(image("a", "shared"), image("a", "one"),
            image("b", "shared"), image("b", "two"));
        for (int seed = 0; seed < 50; seed++) {
            Split split = Split.of(images, 0.3, seed);
            Set<String> both = groups(split.training());
            both.retainAll(groups(split.validation()));
            assertEquals(Set.of(), both);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "em/npval_03490.png, em/npval", "em/npval_xz324.png, em/npval", "em/rat3-ta11-SEM-0.png, em/rat3-ta11-SEM",
        "a/prokudin_00194v.png, a/prokudin", "a/amundsen1_ship.png, a/amundsen1_ship", "a/img017.tif, a/img", "017.png, ''",
        "h/dsb_5c65f14e7c8b.png, h/dsb_5c65f14e7c8b", "a/plain.png, a/plain", "m/hesperia-1.png, m/hesperia"})
    void namesTellTheGroup(String path, String group) {
        assertEquals(group, Groups.byRule().of(path));
    }

    private static List<TrainingImage> random(SplittableRandom random) {
        List<TrainingImage> images = new ArrayList<>();
        for (int domain = 0; domain < 4; domain++) {
            int groups = random.nextInt(1, 6);
            for (int group = 0; group < groups; group++) {
                int members = random.nextInt(1, 30);
                for (int i = 0; i < members; i++) {
                    images.add(image("d" + domain, "d" + domain + "/g" + group));
                }
            }
        }
        return images;
    }

    private static TrainingImage image(String domain, String group) {
        return new TrainingImage(group, domain, group, 1, 1, 1, new byte[1]);
    }

    private static Set<String> groups(List<TrainingImage> images) {
        return images.stream().map(TrainingImage::group).collect(Collectors.toCollection(HashSet::new));
    }
}
