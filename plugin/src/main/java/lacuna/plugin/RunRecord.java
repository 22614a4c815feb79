package lacuna.plugin;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import ij.ImagePlus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lacuna.ops.Provenance;

/**
 * What was invented in an image: it travels as JSON in the image's Info, where ImageJ's TIFF files keep it.
 *
 * @param image title of the image that was filled
 * @param planes what was done, plane by plane
 */
public record RunRecord(String image, List<PlaneRecord> planes) {

    /**
     * @param plane stack index from 1
     * @param provenance by what it was filled and how
     */
    public record PlaneRecord(int plane, Provenance provenance) { }

    /** The line of an image's Info after which the record stands. */
    private static final String HEADING = "Lacuna: pixels of this image were invented";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    public RunRecord {
        planes = List.copyOf(planes);
    }

    public String toJson() {
        return GSON.toJson(this);
    }

    /** One line for people: how much was filled, with what and where it was computed. */
    public String summary() {
        Set<String> fills = new TreeSet<>();
        Set<String> devices = new TreeSet<>();
        for (PlaneRecord plane : planes) {
            fills.addAll(plane.provenance().fills().keySet());
            devices.add(plane.provenance().device());
        }
        double percent = planes.stream()
                .mapToDouble(plane -> 100 * plane.provenance().fractionSynthetic()).average().orElse(0);
        double changed = planes.stream()
                .mapToDouble(plane -> 100 * plane.provenance().fractionChanged()).average().orElse(0);
        String also = changed > 0 ? String.format(Locale.ROOT, " and changed another %.2f %%", changed) : "";
        return String.format(Locale.ROOT, "Filled %.2f %% of %s%s with %s on %s", percent,
                planes.size() == 1 ? "the image" : planes.size() + " planes", also, String.join(" and ", fills),
                String.join(" and ", devices));
    }

    /** Adds the record to what the image's Info says already. */
    void attachTo(ImagePlus filled) {
        String info = filled.getInfoProperty();
        String before = info == null || info.isBlank() ? "" : info.stripTrailing() + "\n\n";
        filled.setProperty("Info", before + HEADING + "\n" + toJson() + "\n");
    }

    /** The latest record in an image's Info. */
    public static Optional<RunRecord> of(ImagePlus image) {
        String info = image.getInfoProperty();
        int heading = info == null ? -1 : info.lastIndexOf(HEADING + "\n");
        return heading < 0 ? Optional.empty()
                : Optional.of(GSON.fromJson(info.substring(heading + HEADING.length()), RunRecord.class));
    }
}
