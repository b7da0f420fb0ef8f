package tn.segmentation.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.sample.Sample;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.SignIn;
import tn.segmentation.core.progress.Progress;

/**
 * A platform as an operator has it: a folder, what the command line has put there, and the server over it. It stands
 * beside the command line because it starts what the commands start, with an environment that holds nothing of the
 * machine's.
 */
public final class Platform implements AutoCloseable {

    private static final int LINES = 2000;
    private static final long SEED = 1;
    private static final String DEMO_KEY = AccessSettings.newDemoKey();
    private static final String FICTITIOUS = ",donnees_fictives";

    private final Path home;
    private final WebServer server;

    private Platform(Path home, WebServer server) {
        this.home = home;
        this.server = server;
    }

    /** Serves a run of sample lines. */
    public static Platform ofSample(Path home) throws IOException {
        return serve(home, sample(home));
    }

    /** Serves a run of the same lines with each column shuffled on its own, so that nothing is left to be found. */
    public static Platform ofChance(Path home) throws IOException {
        return serve(home, shuffled(sample(home), home.resolve("lignes.csv")));
    }

    /** Serves the later of two months of sample lines; a third run is damaged. */
    public static Platform ofHistory(Path home) throws IOException {
        List<Path> months = Sample.write(LINES, SEED, 2, home.resolve("sample"), Progress.SILENT);
        segment(home, daysAgo(2), months.get(0).toString(), "--segments", "3", "--no-publish");
        try (Stream<Path> runs = Files.list(home.resolve("data/processed"))) {
            Path only = runs.filter(Files::isDirectory).findFirst().orElseThrow();
            Files.writeString(only.resolve("summary.json"), "{}");
        }
        segment(home, daysAgo(1), months.get(0).toString());
        segment(home, daysAgo(0), months.get(1).toString());
        return new Platform(home, server(home));
    }

    /** Serves the earlier of two months of sample lines; the later is {@link #laterMonth()}. */
    public static Platform ofFirstMonth(Path home) throws IOException {
        List<Path> months = Sample.write(LINES, SEED, 2, home.resolve("sample"), Progress.SILENT);
        segment(home, daysAgo(30), months.get(0).toString());
        return new Platform(home, server(home));
    }

    /** Serves what there is before anything has been segmented. */
    public static Platform ofNothing(Path home) throws IOException {
        Files.createDirectories(home);
        return new Platform(home, server(home));
    }

    /** Returns where the first page is, with a slash at the end. */
    public String address() {
        return server.address();
    }

    /** Returns the link that signs in, as the console shows it. */
    public String link() {
        return SignIn.link(address(), DEMO_KEY);
    }

    /** Returns the lines of the last month of the sample, which an operator has in a folder of his own. */
    public Path laterMonth() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("sample"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("lignes-[0-9-]+\\.csv"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IOException("no months below " + home));
        }
    }

    /** Returns the page of saved figures of the one run. */
    public Path figures() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("data/figures"))) {
            return files.filter(file -> file.endsWith("figures.html"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no figures below " + home));
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static Platform serve(Path home, Path file) {
        segment(home, daysAgo(0), file.toString());
        return new Platform(home, server(home));
    }

    private static Clock daysAgo(int days) {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(-days));
    }

    private static void segment(Path home, Clock clock, String... arguments) {
        List<String> command = new ArrayList<>(List.of("segment"));
        command.addAll(List.of(arguments));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            int code = new CommandLineInterface(environment(home), clock, out, out, Interruption::listen)
                    .run(command.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException("exit " + code + ": " + said.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private static WebServer server(Path home) {
        Configuration configuration = Configuration.load(environment(home));
        Logging.start(configuration, Logging.Role.COMMAND);
        return WebServer.start(configuration, WebServer.LOOPBACK, 0, AccessSettings.demo(configuration, DEMO_KEY));
    }

    private static Environment environment(Path home) {
        return new Environment(Map.of("LANG", "fr_TN.UTF-8"), Map.of("segmentation.home", home.toString()), home);
    }

    private static Path sample(Path home) {
        return Sample.write(LINES, SEED, 1, home.resolve("sample"), Progress.SILENT)
                .get(0);
    }

    private static Path shuffled(Path lines, Path target) throws IOException {
        String header = Files.readAllLines(lines).get(0);
        int all = header.split(",", -1).length;
        int width = header.endsWith(FICTITIOUS) ? all - 1 : all;
        // records with too few or too many cells have no columns to shuffle
        List<String> records = Files.readAllLines(lines).stream()
                .filter(record -> record.split(",", -1).length == all)
                .toList();
        List<List<String>> columns = new ArrayList<>();
        Random random = new Random(SEED);
        for (int c = 0; c < width; c++) {
            int column = c;
            List<String> cells = records.stream()
                    .map(record -> record.split(",", -1)[column])
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.shuffle(cells.subList(1, cells.size()), random);
            columns.add(cells);
        }
        List<String> mixed = new ArrayList<>();
        for (int r = 0; r < records.size(); r++) {
            int row = r;
            mixed.add(columns.stream().map(cells -> cells.get(row)).collect(Collectors.joining(",")));
        }
        return Files.write(target, mixed);
    }
}
