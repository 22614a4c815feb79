package lacuna.plugin;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import lacuna.ops.InpaintResult;
import lacuna.ops.Inpainter;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.FillCode;
import lacuna.ops.fillers.Fillers;
import lacuna.ops.fillers.SamplingFiller;
import lacuna.plugin.RunRecord.PlaneRecord;
import lacuna.plugin.convert.ImageCopies;
import lacuna.plugin.convert.ImagePlusImages;
import lacuna.plugin.hole.HoleSource;

/** Fills the hole of one plane of an {@code ImagePlus} several times, each time in another way. */
public final class DiverseTool {

    private final InpaintSettings settings;
    private final List<FillCode> codes;
    private final ProgressListener progress;

    /**
     * @param settings of all fills; the model is one that can make several, the seed is not looked at
     * @param codes one a fill
     */
    public DiverseTool(InpaintSettings settings, List<FillCode> codes, ProgressListener progress) {
        this.settings = settings;
        this.codes = codes;
        this.progress = progress;
    }

    /**
     * Makes the fills; the image stays as it is.
     *
     * @throws IllegalArgumentException if there is nothing to fill, it cannot be filled, or the hole lies in several planes; the
     *     message says what to do
     * @throws CancellationException if the progress listener cancelled
     */
    public DiverseFills fill(ImagePlus image, HoleSource source) {
        HoleSource holes = new LatestHole(source);
        int plane = onlyPlane(new InpaintTool(settings, progress).checked(image, holes));
        List<String> labels = codes.stream().map(FillCode::label).toList();
        ImagePlus fills = ImageCopies.repeat(image, plane, labels, InpaintTool.title(image, "-fills"));
        List<PlaneRecord> records = new ArrayList<>();
        InpaintResult result = null;
        try (SamplingFiller sampler = Fillers.sampler(settings.model(), settings.filler())) {
            for (int i = 0; i < codes.size(); i++) {
                InpaintTool tool = new InpaintTool(settings.withSeed(codes.get(i).seed()), progress);
                result = tool.fill(ImagePlusImages.plane(fills, i + 1), holes.hole(plane),
                        new Inpainter(sampler.with(codes.get(i))), new PartialProgress(progress, i, codes.size(), "fill"));
                records.add(new PlaneRecord(i + 1, result.provenance()));
            }
        }
        RunRecord record = new RunRecord(image.getTitle(), records);
        record.attachTo(fills);
        return new DiverseFills(fills, result.hole(), plane, record, CheckTool.units(image));
    }

    private static int onlyPlane(List<Integer> planes) {
        if (planes.size() > 1) {
            throw new IllegalArgumentException("Several fills are made of one plane at a time, but the hole lies in "
                    + planes.size() + " planes: give a selection that belongs to one of them, or the plane as an image of its"
                    + " own.");
        }
        return planes.get(0);
    }
}
