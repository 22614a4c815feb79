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
        List<MixedMasks.Part> parts = new ArrayList<>();
        for (String item : text.split(",")) {
            String[] halves = item.strip().split(":", 2);
            MaskSampler kind = KINDS.get(halves[0].strip());
            if (kind == null) {
                throw new IllegalArgumentException("There are no masks called '" + halves[0].strip() + "': choose from "
                    + String.join(", ", KINDS.keySet()) + ".");
            }
            parts.add(new MixedMasks.Part(kind, halves.length == 1 ? 1 : weight(halves[1], item)));
        }
        return parts.size() == 1 ? parts.get(0).sampler() : new MixedMasks(parts);
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
