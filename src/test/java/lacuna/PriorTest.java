package lacuna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageStatistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import lacuna.legacy.FijiStandIn;
import lacuna.models.Engines;
import lacuna.models.bundle.BundleWriter;
import lacuna.models.bundle.ModelCard;
import lacuna.models.bundle.ModelZoo;
import lacuna.models.stylegan2.StyleGan2;
import lacuna.models.stylegan2.StyleGan2Config;
import lacuna.ops.ProgressListener;
import lacuna.ops.fillers.Fillers;
import lacuna.plugin.ModelsCommand;
import lacuna.plugin.PriorSampler;
import lacuna.plugin.ProjectCommand;
import lacuna.plugin.SampleCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

/** The commands about priors, with one that learned nothing. */
class PriorTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void ownModels() {
        System.setProperty(ModelZoo.FOLDER_PROPERTY, folder.resolve("models").toString());
    }

    @AfterEach
    void forgetModels() {
        System.clearProperty(ModelZoo.FOLDER_PROPERTY);
    }

    private void bringPrior() throws Exception {
        Files.createDirectories(folder.resolve("models"));
        try (StyleGan2 prior = new StyleGan2(Engines.start().newBaseManager(), StyleGan2Config.preset("tiny-16"))) {
            prior.parameters().initialize(3);
            ModelCard card = new ModelCard("nothing", "A prior that learned nothing.", List.of(), "BSD-2-Clause", List.of(),
                    "Nothing.", "2026-01-01T00:00:00Z", Map.of(), "# Nothing\n");
            BundleWriter.of(prior.spec(), card)
                    .write(folder.resolve("models/nothing.lacuna.zip"), prior.parameters().arrays());
        }
    }

    private static Module run(Class<? extends Command> command, Map<String, Object> inputs) throws Exception {
        Context context = FijiStandIn.get().context();
        return context.service(ModuleService.class)
                .run(context.service(CommandService.class).getCommand(command), true, inputs).get();
    }

    @Test
    void samplesAreAStackLabelledWithTheirSeeds() throws Exception {
        bringPrior();
        Path codes = folder.resolve("codes.safetensors");
        Module module = run(SampleCommand.class, Map.of("prior", "nothing", "count", 3, "seed", 5L, "codes", codes.toString()));
        assertNull(((Cancelable) module).getCancelReason());
        ImagePlus samples = (ImagePlus) module.getOutput("samples");
        assertEquals(3, samples.getStackSize());
        assertEquals(16, samples.getWidth());
        assertEquals("seed 7", samples.getStack().getSliceLabel(3));
        assertTrue(Files.size(codes) > 0);
        ImagePlus again = new PriorSampler("nothing", 1, 0, 1, "cpu").render(codes, ProgressListener.NONE);
        assertEquals("code 3", again.getStack().getSliceLabel(3));
        assertArrayEquals((int[]) samples.getStack().getProcessor(3).convertToRGB().getPixels(),
                (int[]) again.getStack().getProcessor(3).convertToRGB().getPixels());
        ImagePlus alone = (ImagePlus) run(SampleCommand.class, Map.of("prior", "nothing", "count", 1, "seed", 7L))
                .getOutput("samples");
        assertArrayEquals((int[]) samples.getStack().getProcessor(3).convertToRGB().getPixels(),
                (int[]) alone.getProcessor().convertToRGB().getPixels());
    }

    @Test
    void projectionFillsTheSelectionAndNothingElse() throws Exception {
        bringPrior();
        ImagePlus image = Runs.noise("16-bit", 4);
        image.setRoi(20, 15, 7, 6);
        Module module = run(ProjectCommand.class, Map.of("image", image, "prior", "nothing", "steps", 5));
        assertNull(((Cancelable) module).getCancelReason());
        ImagePlus filled = (ImagePlus) module.getOutput("filled");
        Runs.assertOnlyHoleChanged(image, filled);
        assertEquals("nothing", Runs.provenance(filled).model());
        assertEquals("5", Runs.provenance(filled).parameters().get("projection_steps"));
    }

    @Test
    void priorsAreNotOfferedAsFills() throws Exception {
        bringPrior();
        assertEquals(List.of("nothing", "stylegan2-documents-64", "stylegan2-em-64"), Fillers.priors());
        assertTrue(Collections.disjoint(Fillers.names(), Fillers.priors()));
    }

    @Test
    void withoutAPriorTheSentenceSaysWhatToDo() throws Exception {
        for (String wrong : List.of("none", " ")) {
            String reason = ((Cancelable) run(SampleCommand.class, Map.of("prior", wrong, "count", 1))).getCancelReason();
            assertEquals("There is no prior \"" + wrong + "\": choose one of stylegan2-documents-64, stylegan2-em-64.", reason);
        }
    }

    @Test
    void theShippedPriorsDrawStructuresThatDiffer() throws Exception {
        for (String shipped : Fillers.priors()) {
            ImagePlus samples = (ImagePlus) run(SampleCommand.class, Map.of("prior", shipped, "count", 6)).getOutput("samples");
            assertEquals(64, samples.getWidth());
            assertEquals(shipped.contains("-em-") ? 8 : 24, samples.getBitDepth());
            double before = -1;
            for (int n = 1; n <= 6; n++) {
                ImageStatistics statistics = samples.getStack().getProcessor(n).convertToByte(false).getStatistics();
                assertTrue(statistics.stdDev > 4, shipped + " " + n + ": flat");
                assertNotEquals(before, statistics.mean, shipped + " " + n + ": as the one before");
                before = statistics.mean;
            }
        }
    }

    @Test
    void theMacroSavesAStackOfSamples() throws Exception {
        bringPrior();
        Path file = folder.resolve("samples.tif");
        FijiStandIn.get().runMacroFile(Path.of("../../macros/03_sample_prior.ijm"), "nothing;4;" + file);
        ImagePlus samples = IJ.openImage(file.toString());
        assertEquals(4, samples.getStackSize());
        assertEquals("seed 4", samples.getStack().getSliceLabel(4));
    }

    @Test
    void modelsAreListedImportedAndRemovedWithoutAWindow() throws Exception {
        bringPrior();
        Path bundle = folder.resolve("other.lacuna.zip");
        Files.move(folder.resolve("models/nothing.lacuna.zip"), bundle);
        String before = (String) run(ModelsCommand.class, Map.of("action", "list")).getOutput("models");
        assertTrue(before.contains("deepgin-compact\tfills\tdeepgin compact\tshipped\tBSD-2-Clause"), before);
        String with = (String) run(ModelsCommand.class, Map.of("action", "import", "file", bundle.toString())).getOutput("models");
        assertTrue(with.contains("nothing\tprior\tstylegan2 tiny-16\timported\tBSD-2-Clause"), with);
        assertEquals(before, run(ModelsCommand.class, Map.of("action", "remove", "name", "nothing")).getOutput("models"));
        String reason = ((Cancelable) run(ModelsCommand.class, Map.of("action", "burn"))).getCancelReason();
        assertEquals("There is no action \"burn\": choose list, import or remove.", reason);
    }
}
