package lacuna.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ObjLongConsumer;
import javax.imageio.ImageIO;
import lacuna.models.bundle.ModelBundle;
import lacuna.training.TrainingJob.State;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrainingJobTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void drawImages() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        Files.createDirectories(folder.resolve("images"));
        for (String name : new String[] {"one", "two"}) {
            BufferedImage image = new BufferedImage(48, 40, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 48 * 40; i++) {
                image.getRaster().setSample(i % 48, i / 48, 0, random.nextInt(256));
            }
            ImageIO.write(image, "png", folder.resolve("images/" + name + ".png").toFile());
        }
    }

    private static TrainingOptions options(String name, long steps) {
        TrainingOptions d = TrainingOptions.of(Recipes.of("deepgin", Map.of("preset", "tiny")), folder.resolve("images"),
                folder.resolve(name + ".lacuna.zip"));
        return new TrainingOptions(d.images(), null, d.out(), d.work(), d.recipe(), "", 32, 2, d.schedule().withSteps(steps), 0.5,
                1, "cpu", d.precision(), d.about(), d.checkpoint());
    }

    /** A job that is steered after each of its steps, and waited for. */
    private static TrainingJob run(String name, boolean resume, ObjLongConsumer<TrainingJob> steering) throws InterruptedException {
        TrainingJob[] job = new TrainingJob[1];
        job[0] = new TrainingJob(options(name, 6), resume, new TrainingListener() {
            @Override
            public void stepped(long step, long steps, Map<String, Double> losses) {
                steering.accept(job[0], step);
            }
        });
        job[0].start();
        job[0].await();
        return job[0];
    }

    @Test
    void aCanceledTrainingLeavesNoBundleAndCanBeGoneOnWith() throws Exception {
        TrainingJob canceled = run("c", false, (job, step) -> {
            if (step == 2) {
                job.cancel();
            }
        });
        assertEquals(State.CANCELED, canceled.state());
        assertEquals(2, canceled.step());
        assertFalse(Files.exists(canceled.options().out()));

        TrainingOptions read = TrainingFile.read(canceled.options().work());
        assertEquals(canceled.options(), read);
        TrainingJob resumed = run("c", true, (job, step) -> assertTrue(step > 2));
        assertEquals(State.FINISHED, resumed.state(), resumed.fault());
        assertEquals(6, resumed.step());
        assertTrue(Files.exists(resumed.options().out()));
        String log = Files.readString(resumed.options().work().resolve("log.txt"));
        assertTrue(log.contains("Canceled after step 2") && log.contains("Finished after step 6"), log);
    }

    @Test
    void finishKeepsAndExportGoesOn() throws Exception {
        Path exported = folder.resolve("early.lacuna.zip");
        TrainingJob job = run("f", false, (running, step) -> {
            if (step == 1) {
                running.export(exported);
            } else if (step == 3) {
                assertNotNull(running.left());
                running.finish();
            }
        });
        assertEquals(State.FINISHED, job.state(), job.fault());
        assertEquals(3, job.step());
        assertTrue(ModelBundle.open(job.options().out()).card().text().contains("3 steps"));
        // Asked for during the first step, it is written after it.
        assertTrue(ModelBundle.open(exported).card().text().contains("1 steps"), ModelBundle.open(exported).card().text());
        assertEquals("early", ModelBundle.open(exported).card().name());
    }

    @Test
    void aJobThatIsStoppedBeforeItHasBegunTrainsNothing() throws Exception {
        TrainingJob job = new TrainingJob(options("early", 6), false, new TrainingListener() { });
        job.cancel();
        job.start();
        job.await();
        assertEquals(State.CANCELED, job.state());
        assertEquals(0, job.step());
    }

    @Test
    void aFailureIsTold() throws Exception {
        TrainingOptions o = options("failing", 6);
        TrainingJob job = new TrainingJob(TrainingOptions.of(o.recipe(), folder.resolve("absent"), o.out()), false,
                new TrainingListener() { });
        job.start();
        job.await();
        assertEquals(State.FAILED, job.state());
        assertTrue(job.fault().contains("check the path"), job.fault());
        assertTrue(job.log().get(0).contains("Failed"));
    }

    @Test
    void whatATrainingTakesIsMeasuredBefore() throws IOException {
        TrainingEstimate estimate = TrainingEstimate.measure(options("estimate", 6));
        assertTrue(estimate.secondsPerStep() > 0 && estimate.secondsPerStep() < 30);
        assertEquals(estimate.secondsPerStep() * 6, estimate.time(6).toMillis() / 1e3, 1e-3 * 6);
        assertTrue(estimate.disk() > 8 << 20);
        assertFalse(Files.exists(options("estimate", 6).work()));
    }
}
