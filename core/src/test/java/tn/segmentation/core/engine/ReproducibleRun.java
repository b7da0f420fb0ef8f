package tn.segmentation.core.engine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

/** A program that makes segmentations of one seeded table and prints the SHA-256 of all their bits. */
final class ReproducibleRun {

    /** Names of the specification come first, so that AUTO takes logarithms of them. */
    private static final List<String> NAMES =
            List.of("age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms", "six", "seven");

    private ReproducibleRun() {}

    /** Prints the lanes of floats that vectors have by default (0 without the module), and the hash. */
    public static void main(String... args) throws ReflectiveOperationException {
        boolean shuffled = args.length > 2;
        System.out.println(floatLanes() + " " + hash(Integer.parseInt(args[0]), Integer.parseInt(args[1]), shuffled));
    }

    private static int floatLanes() throws ReflectiveOperationException {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return 0;
        }
        Object species = Class.forName("jdk.incubator.vector.FloatVector")
                .getField("SPECIES_PREFERRED")
                .get(null);
        return (int) Class.forName("jdk.incubator.vector.VectorSpecies")
                .getMethod("length")
                .invoke(species);
    }

    static String hash(int rows, int threads, boolean shuffled) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            DataOutputStream out =
                    new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            write(rows, 5, Scaling.AUTO, threads, shuffled, out);
            write(rows, 7, Scaling.STANDARD, threads, shuffled, out);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(
            int rows, int features, Scaling scaling, int threads, boolean shuffled, DataOutputStream out)
            throws IOException {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        if (shuffled) {
            Collections.shuffle(order, new Random(17));
        }
        Settings settings = new Settings(
                Settings.labels(5),
                scaling,
                java.util.Map.of(),
                NAMES.get(1),
                new KMeans(5, 42, 3, 300, 0),
                null,
                threads);
        Segmentation found = new LocalEngine().segment(table(rows, features, order), null, settings, Progress.SILENT);
        int[] places = new int[rows];
        for (int i = 0; i < rows; i++) {
            places[order.get(i)] = i;
        }
        for (int i : places) {
            out.writeByte(found.assignments().segments()[i]);
            out.writeByte(found.assignments().seconds()[i]);
            out.writeInt(Float.floatToRawIntBits(found.assignments().distances()[i]));
        }
        for (double[] center : found.model().centers()) {
            for (double x : center) {
                out.writeLong(Double.doubleToRawLongBits(x));
            }
        }
        out.writeInt(found.model().gridExponent());
        for (FeatureTransform t : found.model().transforms()) {
            out.writeUTF(t.toString());
        }
        for (double figure : new double[] {
            found.inertia(),
            found.chanceBaseline(),
            found.silhouette(),
            found.calinskiHarabasz(),
            found.daviesBouldin(),
            found.iterations()
        }) {
            out.writeLong(Double.doubleToRawLongBits(figure));
        }
    }

    /** Four overlapping groups of skewed amounts of two decimals; {@link StrictMath}, so that all JVMs see the same. */
    private static Table table(int rows, int features, List<Integer> order) {
        Random random = new Random(23);
        double[][] values = new double[features][rows];
        for (int i = 0; i < rows; i++) {
            int group = random.nextInt(4);
            for (int j = 0; j < features; j++) {
                double amount = StrictMath.exp(2 + (group + j) % 4 * 0.8 + 0.7 * random.nextGaussian());
                values[j][i] = j > 2 && random.nextInt(6) == 0 ? 0 : Math.rint(amount * 100) / 100;
            }
        }
        return new Table(IntStream.range(0, features)
                .<Column>mapToObj(j -> new NumberColumn(
                        NAMES.get(j),
                        order.stream().mapToDouble(i -> values[j][i]).toArray()))
                .toList());
    }

    /** Returns the command line arguments that give these settings. */
    static List<String> arguments(int rows, int threads, boolean shuffled) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(rows), Integer.toString(threads)));
        arguments.addAll(shuffled ? List.of("shuffled") : List.of());
        return Collections.unmodifiableList(arguments);
    }

    /** What the program prints. */
    record Printed(String line) {

        int lanes() {
            return Integer.parseInt(line.substring(0, line.indexOf(' ')));
        }

        String hash() {
            return line.substring(line.indexOf(' ') + 1);
        }
    }

    /** Returns what the program prints in a JVM of its own. */
    static Printed fork(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReproducibleRun.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + printed);
        }
        return new Printed(printed.strip());
    }
}
