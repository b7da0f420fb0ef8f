package tn.segmentation.app.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Configuration.AppStage;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.state.PostgresAddress;

/**
 * What makes a platform unsafe that is in production: the server does not start with any of it. The secrets that are
 * configured are the passwords of a database and of the backups, and that of a client of an OpenID provider; the others
 * come from chance, and but for the keys of customers and files are kept as digests.
 */
public final class ProductionCheck implements Doctor.Check {

    private static final int SHORTEST_SECRET = 16;

    private static final Pattern SAMPLE =
            Pattern.compile("(?i)change.?me|change.?this|example|sample|client.?secret|your.?secret|my.?secret|passw");

    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwxr-x---");

    @Override
    public List<Problem> examine(Configuration configuration) {
        if (configuration.stage() != AppStage.PRODUCTION) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        if (configuration.debug()) {
            problems.add(problem("production_debug", Map.of()));
        }
        if (!isLoopback(configuration.address())) {
            if (!configuration.publicUrl().startsWith("https:")) {
                problems.add(problem("production_without_tls", Map.of("address", configuration.address())));
            }
            if (configuration.trustedProxies().isEmpty()) {
                problems.add(problem("production_without_proxy", Map.of("address", configuration.address())));
            }
        }
        problems.addAll(database(configuration));
        problems.addAll(provider(configuration));
        problems.addAll(secrets(configuration));
        for (Path key : configuration.protection().keys()) {
            if (isOpenToOthers(key)) {
                problems.add(problem("production_key_open", Map.of("file", key.toString())));
            }
        }
        configuration.folders().forEach((setting, folder) -> {
            if (isOpenToOthers(folder)) {
                problems.add(problem(
                        "production_folder_open", Map.of("setting", setting.name(), "folder", folder.toString())));
            }
        });
        return problems;
    }

    /** What goes to a database elsewhere. */
    private static List<Problem> database(Configuration configuration) {
        PostgresAddress postgres = configuration.state().postgres();
        if (postgres == null) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        if (!isLoopback(postgres.host()) && !postgres.isEncrypted()) {
            problems.add(problem("production_database_without_tls", Map.of("database", postgres.name())));
        }
        return problems;
    }

    /** By whose word people come in. */
    private static List<Problem> provider(Configuration configuration) {
        IdentityProvider provider = configuration.provider();
        if (provider == null) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        if (!provider.isEncrypted()) {
            problems.add(problem("production_issuer_without_tls", Map.of("issuer", provider.issuer())));
        }
        if (isGuessable(provider.client().secret())) {
            problems.add(problem("production_client_secret_weak", Map.of("least", SHORTEST_SECRET)));
        }
        return problems;
    }

    /** Providers make secrets by chance; whatever is shorter, or repeats itself, or is a sample, somebody has typed. */
    private static boolean isGuessable(String secret) {
        return secret.length() < SHORTEST_SECRET
                || secret.chars().distinct().count() < SHORTEST_SECRET / 2
                || SAMPLE.matcher(secret).find();
    }

    private static List<Problem> secrets(Configuration configuration) {
        return configuration.secretFiles().stream()
                .filter(ProductionCheck::isOpenToOthers)
                .map(file -> problem("production_password_open", Map.of("file", file.toString())))
                .toList();
    }

    /** Makes the folders that there are not yet such that nobody else on the machine can look into them. */
    public static void prepare(Configuration configuration) throws IOException {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (configuration.stage() == AppStage.PRODUCTION && isPosix) {
            for (Path folder : configuration.folders().values()) {
                if (!Files.exists(folder)) {
                    Files.createDirectories(folder);
                    Files.setPosixFilePermissions(folder, OURS);
                }
            }
        }
    }

    /** A folder that others cannot enter hides all that is in it, whatever its files say of themselves. */
    private static boolean isOpenToOthers(Path path) {
        try {
            return Files.exists(path)
                    && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (UnsupportedOperationException | IOException e) {
            // Windows has no such rights, and what cannot be looked at is another check's matter.
            return false;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Problem problem(String code, Map<String, Object> params) {
        return new Problem(Severity.ERROR, code, params);
    }
}
