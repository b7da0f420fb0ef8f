import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Run by the build as a single source file: adds to a bill of materials what is no jar, the libraries of the pages, with
 * the sums of the files as they are shipped.
 *
 * <p>Arguments: the bill; the folder of the classes; then, for each library, its name and version in npm and its files
 * in that folder, with commas between.
 */
class WebParts {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        Path bill = Path.of(arguments[0]);
        Path classes = Path.of(arguments[1]);
        ObjectNode tree = (ObjectNode) JSON.readTree(bill);
        ArrayNode components = (ArrayNode) tree.get("components");
        for (int i = 2; i < arguments.length; i += 3) {
            String address = "pkg:npm/" + arguments[i] + "@" + arguments[i + 1];
            // the bill of a build before is made anew, unless nothing has changed
            components.removeIf(component -> component.path("purl").asString("").equals(address));
            ObjectNode library = components.addObject();
            library.put("type", "library");
            library.put("bom-ref", address);
            library.put("name", arguments[i]);
            library.put("version", arguments[i + 1]);
            library.putArray("licenses").addObject().putObject("license").put("id", "MIT");
            library.put("purl", address);
            ArrayNode files = library.putArray("components");
            for (String name : List.of(arguments[i + 2].split(","))) {
                ObjectNode file = files.addObject();
                file.put("type", "file");
                file.put("name", name);
                ObjectNode hash = file.putArray("hashes").addObject();
                hash.put("alg", "SHA-256");
                hash.put("content", sha256(classes.resolve(name)));
            }
        }
        Files.writeString(bill, JSON.writeValueAsString(tree) + "\n");
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
