import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build as a single source file: writes each file compressed beside itself, as {@code FILE.br}. */
class Brotli {

    /** The last level, 11, takes five times as long for a tenth less, and whoever tries the product waits for the build. */
    private static final Encoder.Parameters PARAMETERS =
            new Encoder.Parameters().setQuality(9).setWindow(24);

    public static void main(String[] files) throws IOException {
        Brotli4jLoader.ensureAvailability();
        for (String file : files) {
            Path source = Path.of(file);
            Files.write(
                    source.resolveSibling(source.getFileName() + ".br"),
                    Encoder.compress(Files.readAllBytes(source), PARAMETERS));
        }
    }
}
