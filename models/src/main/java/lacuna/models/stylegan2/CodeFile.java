package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import lacuna.models.checkpoint.SafeTensors;

/**
 * Codes on disk: safetensors with one tensor {@code code}, (N, width) in W or (N, styles, width) in W+, and the digest of the
 * generator that they belong to. A few kilobytes stand for an image.
 */
public final class CodeFile {

    private static final String GENERATOR = "generator";

    private CodeFile() { }

    /**
     * Writes codes; the file appears when it is complete.
     *
     * @param digest of the generator's weights
     */
    public static void write(Path file, NDArray codes, String digest) throws IOException {
        SafeTensors.write(file, Map.of(StyleGan2.CODE, codes), Map.of(GENERATOR, digest));
    }

    /**
     * Reads codes for a generator.
     *
     * @return (N, styles, width), of {@code manager}
     * @throws IOException if the file holds no codes, or those of another generator
     */
    public static NDArray read(NDManager manager, Path file, StyleGan2 generator, String digest) throws IOException {
        String owner = SafeTensors.metadata(file).get(GENERATOR);
        if (owner != null && !owner.equals(digest)) {
            throw new IOException("The codes in " + file.getFileName() + " belong to another generator (SHA-256 " + owner
                    + "): choose the one that they were made with.");
        }
        NDArray codes = SafeTensors.read(manager, file).get(StyleGan2.CODE);
        int width = generator.config().width();
        int styles = generator.config().styles();
        if (codes != null && codes.getShape().dimension() == 2 && codes.getShape().get(1) == width) {
            return generator.repeat(codes);
        }
        if (codes == null || codes.getShape().dimension() != 3 || codes.getShape().get(1) != styles
                || codes.getShape().get(2) != width) {
            throw new IOException("The file " + file.getFileName() + " holds no codes for this generator: a tensor \"code\" of"
                    + " (N, " + width + ") or (N, " + styles + ", " + width + ") is expected.");
        }
        return codes;
    }
}
