package tn.segmentation.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL on the loopback, which can be stopped, frozen and started again, with all that is in it. */
public final class PostgresServer implements AutoCloseable {

    /** Who owns every database. */
    public static final String USER = "segmentation";

    /** Of that user; no text of the product may show it. */
    public static final String PASSWORD = "s3cret-of-the-database";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long ROOT = 0;

    /** Who runs it where the tests are run by root, as whom PostgreSQL does not start. */
    private static final String NOBODY = "65534";

    private final Path folder;
    private final int port;
    private Process process;

    private PostgresServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts the oldest release that the product takes. */
    public static PostgresServer start() {
        return start("oldest");
    }

    /** Starts the release that the build has put into {@code target/servers}. */
    public static PostgresServer start(String release) {
        try {
            Path folder = Files.createTempDirectory("postgres");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Binaries.unpack(release, folder);
            PostgresServer server = new PostgresServer(folder, freePort());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.initialize();
            server.startAgain();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void initialize() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            run("chown", NOBODY, data.toString());
        }
        List<String> command = new ArrayList<>(List.of("initdb", "-D", data.toString(), "-U", USER));
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password, "-E", "UTF8", "--locale=C", "-N"));
        run(asOwner(command));
    }

    /** Starts it with what is in it. */
    public void startAgain() {
        List<String> command =
                new ArrayList<>(List.of("postgres", "-D", folder.resolve("data").toString()));
        List.of(
                        "port=" + port,
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=off",
                        "max_connections=300")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        try {
            process = new ProcessBuilder(asOwner(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("PostgreSQL does not start: " + log());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean answers() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "no log";
        }
    }

    /** Stops it at once, as an administrator does: whoever is connected is thrown out. */
    public void stop() {
        signal("INT", Stream.of(process.toHandle()));
        process.onExit().join();
    }

    /** Stops every process of it in its tracks: it takes connections and says nothing. */
    public void freeze() {
        signal("STOP", Stream.concat(Stream.of(process.toHandle()), process.descendants()));
    }

    /** Lets it go on. */
    public void thaw() {
        signal("CONT", Stream.concat(process.descendants(), Stream.of(process.toHandle())));
    }

    /**
     * By the shell, which has this built in: a bare machine need not have the program. The server ends some of its
     * processes by itself, before or after they are counted.
     */
    private static void signal(String signal, Stream<ProcessHandle> processes) {
        String pids = processes.map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
        run("sh", "-c", "for one in " + pids + "; do kill -" + signal + " $one 2>/dev/null || true; done");
    }

    /** Makes a database; {@code options} are those of {@code CREATE DATABASE}. */
    public void create(String name, String options) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " " + options);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connects to a database beside the product. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?loginTimeout=5", USER, PASSWORD);
    }

    /** Returns the address of a database. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Returns the settings of a platform that has this database. */
    public Map<String, String> settings(String database) {
        return Map.of("STATE_URL", url(database), "STATE_USER", USER, "STATE_PASSWORD", PASSWORD);
    }

    private String[] asOwner(List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.set(0, folder.resolve("bin").resolve(command.get(0)).toString());
        if (isRoot()) {
            all.addAll(0, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        return all.toArray(String[]::new);
    }

    private boolean isRoot() {
        try {
            return ((Number) Files.getAttribute(folder, "unix:uid")).longValue() == ROOT;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
