package tn.segmentation.app.customers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tn.segmentation.app.cli.Cli;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.store.run.RunSummary;

/**
 * A run of customers, made by the command line on the platform of a test: line i has the number {@code 2162} and i in
 * seven digits, the town {@code Sfax} or {@code =1+1}, the age 20 + i modulo 40 (none for every fiftieth), and pays 1,
 * 50 or 200 DT by i modulo 3.
 */
public final class CustomerFixtures {

    /** How many customers there are. */
    public static final int CUSTOMERS = 300;

    /** What all of their numbers match: whole, since a few digits of them may be in any id made of random ones. */
    public static final String NUMBER = "2162\\d{7}";

    private CustomerFixtures() {}

    /** Makes the run, once for each platform, and has it served. */
    public static RunSummary serve(Configuration configuration, RunFixtures runs) {
        RunSummary summary = summary(configuration);
        runs.publish(summary);
        return summary;
    }

    /** Returns the number of a line. */
    public static String msisdn(int line) {
        return String.format("2162%07d", line);
    }

    private static synchronized RunSummary summary(Configuration configuration) {
        Path file = configuration.home().resolve("clients.csv");
        if (!Files.exists(file)) {
            make(configuration, file);
        }
        // not the one that was published last: other tests publish theirs
        return Runs.open(configuration).madeOf(file).stream()
                .findFirst()
                .map(RegisteredRun::open)
                .orElseThrow()
                .summary();
    }

    private static void make(Configuration configuration, Path file) {
        try {
            Files.writeString(
                    file,
                    "msisdn;ville;age;montant;donnees_fictives\n"
                            + IntStream.range(0, CUSTOMERS)
                                    .mapToObj(CustomerFixtures::line)
                                    .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Cli.Result result = Cli.at(configuration.home())
                .run(
                        "segment",
                        file.toString(),
                        "--segments=3",
                        "--scaling=standard",
                        "--weight=age=0.001",
                        "--descriptive=ville");
        if (result.exitCode() != 0) {
            throw new IllegalStateException(result.err());
        }
    }

    private static String line(int i) {
        String age = i % 50 == 49 ? "" : Integer.toString(20 + i % 40);
        int amount = i % 3 == 0 ? 1 : i % 3 == 1 ? 50 : 200;
        return "+" + msisdn(i) + ";" + (i % 4 == 0 ? "=1+1" : "Sfax") + ";" + age + ";" + amount + "." + i % 10
                + "5;oui\n";
    }
}
