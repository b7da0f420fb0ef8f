package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials in the program says what is in the program: every library, no other, to the bit. */
class ShippedLibrariesIT {

    private static final Path PROGRAM = Path.of("target/segmentation-app.jar");
    private static final Path NOTICE = Path.of("../NOTICE");
    private static final String BILL = "META-INF/sbom/application.cdx.json";

    /** What may be shipped with a program under the Apache License; of several, one may choose. */
    private static final Set<String> LICENCES = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "EPL-2.0",
            "GNU Lesser General Public License",
            "LGPL-2.1-or-later",
            "MIT",
            "Mozilla Public License Version 2.0",
            "Unicode-3.0");

    /** Boot's lists of dependencies, which hold nothing and are left out. */
    private static final String STARTER = "spring-boot-starter";

    @Test
    void listsEveryLibraryThatIsInItWithItsSum() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode component : bill().path("components")) {
            boolean isJar = component.path("purl").stringValue().startsWith("pkg:maven/");
            if (isJar && !component.path("name").stringValue().startsWith(STARTER)) {
                String file = component.path("name").stringValue() + "-"
                        + component.path("version").stringValue() + classifier(component) + ".jar";
                assertThat(listed.put(file, sum(component))).as(file).isNull();
            }
        }

        assertThat(listed).hasSizeGreaterThan(100).isEqualTo(sums("BOOT-INF/lib/"));
    }

    @Test
    void listsTheLibrariesOfThePagesWithTheSumsOfTheirFiles() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (JsonNode component : bill().path("components")) {
            for (JsonNode file : component.path("components")) {
                listed.put("BOOT-INF/classes/" + file.path("name").stringValue(), sum(file));
            }
        }
        Map<String, String> shipped = new TreeMap<>();
        sums("BOOT-INF/classes/static/vendor/").forEach((name, sum) -> {
            // the same, compressed
            if (!name.endsWith(".gz") && !name.endsWith(".br")) {
                shipped.put("BOOT-INF/classes/static/vendor/" + name, sum);
            }
        });

        assertThat(listed).hasSize(3).isEqualTo(shipped);
    }

    @Test
    void hasOnlyLicencesThatMayBeShippedAndNamesEachLibraryInTheNotice() throws IOException {
        Set<String> named = named();
        List<String> found = new ArrayList<>();
        for (JsonNode component : bill().path("components")) {
            String group = component.path("group").asString("");
            if (group.equals("tn.segmentation")) {
                continue;
            }
            String name = component.path("purl").stringValue();
            Set<String> licences = licences(component);
            if (licences.stream().noneMatch(LICENCES::contains)) {
                found.add(name + ": " + licences);
            }
            if (named.stream().noneMatch(part -> (group.isEmpty() ? name : group + ".").startsWith(part))) {
                found.add(name + " is not in NOTICE");
            }
        }

        assertThat(found).isEmpty();
    }

    /** Whoever builds it again finds the same: nothing of the bill says when or where it was made. */
    @Test
    void saysNothingOfTheMachine() throws IOException {
        JsonNode bill = bill();

        assertThat(bill.path("metadata").has("timestamp")).isFalse();
        assertThat(bill.toString()).doesNotContain(Path.of("").toAbsolutePath().toString());
        assertThat(bill.path("metadata").path("component").path("name").stringValue())
                .isEqualTo("segmentation-app");
    }

    /** The beginnings of groups of libraries that the notice names, and of addresses of those of the pages. */
    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String word : Files.readString(NOTICE).split("[\\s,:]+", -1)) {
            if (word.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+|[a-z]+-[a-z-]+")) {
                named.add(word + ".");
            }
            named.add("pkg:npm/" + word + "@");
        }
        return named;
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : component.path("licenses")) {
            licences.add(choice.path("expression").asString(""));
            licences.add(choice.path("license").path("id").asString(""));
            licences.add(choice.path("license").path("name").asString(""));
        }
        licences.remove("");
        return licences;
    }

    private static String classifier(JsonNode component) {
        String purl = component.path("purl").stringValue();
        int at = purl.indexOf("classifier=");
        return at < 0 ? "" : "-" + purl.substring(at + "classifier=".length()).replaceAll("&.*", "");
    }

    private static String sum(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").stringValue().equals("SHA-256")) {
                return hash.path("content").stringValue();
            }
        }
        return "none";
    }

    private static JsonNode bill() throws IOException {
        try (JarFile program = new JarFile(PROGRAM.toFile());
                InputStream in = program.getInputStream(program.getJarEntry(BILL))) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        }
    }

    /** The sums of the files in a folder of the program, by their names in it. */
    private static Map<String, String> sums(String folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (JarFile program = new JarFile(PROGRAM.toFile())) {
            for (JarEntry entry : program.stream().toList()) {
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    try (InputStream in = program.getInputStream(entry)) {
                        sums.put(entry.getName().substring(folder.length()), sha256(in.readAllBytes()));
                    }
                }
            }
        }
        return sums;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
