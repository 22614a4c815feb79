package lacuna.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.ModuleMethods;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lacuna.models.Engines;

/**
 * A frozen network that turns an image into a list of activations: TorchScript, given by the user. Gradients flow through it to
 * its input.
 */
public final class FeatureNetwork implements AutoCloseable {

    private final NDManager manager;
    private final PtSymbolBlock module;

    private FeatureNetwork(NDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /** @throws IOException if the file is no TorchScript module that this libtorch can read */
    public static FeatureNetwork open(Path file) throws IOException {
        NDManager manager = Engines.start().newBaseManager();
        try (InputStream in = Files.newInputStream(file)) {
            return new FeatureNetwork(manager, JniUtils.loadModule((PtNDManager) manager, in, false, false));
        } catch (RuntimeException e) {
            manager.close();
            throw new IOException(file.getFileName() + " is no TorchScript network that libtorch can read: save it with"
                    + " torch.jit.save (" + e.getMessage() + ").", e);
        }
    }

    /**
     * @param image (N, 3, H, W) in [0, 1]
     * @return the activations, each (N, C, h, w)
     */
    public NDList activations(NDArray image) {
        return ModuleMethods.call(
                module, "forward", JniUtils.isGradMode(), (PtNDManager) image.getManager(), image);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
