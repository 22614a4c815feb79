package lacuna.training.masks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mask samplers by name, for command lines and dialogs. */
public final class MaskKinds {
    private static final Map<String, MaskSampler> KINDS = Stream.of(
            new BoxMasks(), new CellularAutomatonMasks(), new FreeFormMasks(FreeFormMasks.Recipe.DEEPFILL),
            new FreeFormMasks(FreeFormMasks.Recipe.DEEPGIN), new ScratchMasks(), new DustMasks(), new TextMasks(),
            HalfMasks.halves(), HalfMasks.outpainting())
        .collect(Collectors.toMap(MaskSampler::name, kind -> kind, (first, second) -> first, LinkedHashMap::new));

    private MaskKinds() { }

    /** Every name, in a fixed order. */
    public static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /**
     * Reads a choice of masks.
     *
     * @param text names separated by commas, each with an optional weight: {@code box, text:2, scratch:0.5}
     * @throws IllegalArgumentException if a name is unknown or a weight is not a positive number
     */
    public static MaskSampler parse(String text) {
        return parse(text, null);
    }

    /**
     * Reads a choice of masks to which the user's own defects belong. They are called {@code defects}; where the text does not
     * name them, every second mask is theirs.
     *
     * @param text as for {@link #parse(String)}; {@code defects} alone for nothing but them
     * @param own  null: there are none
     * @throws IllegalArgumentException also if the text names defects and there are none
     */
    public static MaskSampler parse(String text, DefectMasks own) {
        List<MixedMasks.Part> parts = new ArrayList<>();
        for (String item : text.split(",")) {
            String[] halves = item.strip().split(":", 2);
            MaskSampler kind = kind(halves[0].strip(), own);
            parts.add(new MixedMasks.Part(kind, halves.length == 1 ? 1 : weight(halves[1], item)));
        }
        if (own != null && parts.stream().noneMatch(part -> part.sampler() == own)) {
            parts.add(new MixedMasks.Part(own, parts.stream().mapToDouble(MixedMasks.Part::weight).sum()));
        }
        return parts.size() == 1 ? parts.get(0).sampler() : new MixedMasks(parts);
    }

    private static MaskSampler kind(String name, DefectMasks own) {
        if (name.equals(DefectMasks.NAME)) {
            if (own == null) {
                throw new IllegalArgumentException("Which defects are the holes to be drawn from? Name the masks or selections"
                    + " of your own, as in --defects masks.");
            }
            return own;
        }
        MaskSampler kind = KINDS.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("There are no masks called '" + name + "': choose from "
                + String.join(", ", KINDS.keySet()) + ".");
        }
        return kind;
    }

    private static double weight(String text, String item) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException unreadable) {
            throw new IllegalArgumentException("The weight in '" + item.strip()
                + "' is not a number: write a name, a colon and a number, such as box:2.", unreadable);
        }
    }
}
