package lacuna.models.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A feature network without weights, as users give one: a TorchScript file. */
public final class TinyFeatures {

    private static final String METHODS = """
            def forward(self: __torch__.Operators, x: Tensor) -> List[Tensor]:
              a = torch.adaptive_avg_pool2d(x, [32, 32])
              b = torch.abs(torch.sub(a, torch.roll(a, [1], [3])))
              c = torch.abs(torch.sub(a, torch.roll(a, [1], [2])))
              d = torch.add(torch.cat([a, b, c], 1), 0.01)
              return [d, torch.adaptive_avg_pool2d(d, [8, 8])]
            """;

    private TinyFeatures() { }

    public static Path write(Path file) throws IOException {
        return Files.write(file, OperatorModule.archive(METHODS));
    }
}
