package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of docs/guide/reproducibility.md: the same bits on any JVM, with any threads, in any order of rows. */
class ReproducibilityTest {

    private static final int ROWS = 60_000;
    private static final int SOME_ROWS = 500;
    private static final int FEW_ROWS = 200;
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /** Printed by ReproducibleRun on Java 17 and on 25; the check script runs this on both. */
    private static final String OF_ROWS = "f429bab46f7f01c5302da92920a5259870a8337e9227c40f08fcd855aa71967a";

    private static final String OF_SOME_ROWS = "1e4bbcd5fb8f2d5b5e3777a7fc783f9fb5ac7de20f40b6a3d5260093ac59f751";

    private static final String OF_FEW_ROWS = "c071de9e55c830dfc1701ef8bfd6d5dce12bf0cf9e6befc85b198044736a6d5b";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void givesTheSameBitsForAnyNumberOfThreads(int threads) {
        assertThat(ReproducibleRun.hash(ROWS, threads, false)).isEqualTo(OF_ROWS);
    }

    @Test
    void givesTheSameBitsToTheSameCustomersInAnyOrder() {
        assertThat(ReproducibleRun.hash(ROWS, 2, true)).isEqualTo(OF_ROWS);
    }

    static Stream<List<String>> machines() {
        List<List<String>> machines = new ArrayList<>(List.of(
                List.of(),
                List.of(MODULE),
                List.of(MODULE, "-XX:MaxVectorSize=16"),
                List.of(MODULE, "-XX:MaxVectorSize=32"),
                List.of(MODULE, "-XX:MaxVectorSize=64")));
        if (isX86()) {
            machines.add(List.of(MODULE, "-XX:UseAVX=1"));
            machines.add(List.of(MODULE, "-XX:UseAVX=2"));
        }
        return machines.stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void givesTheSameBitsOnAnyMachine(List<String> options) throws Exception {
        assertThat(ReproducibleRun.fork(options, ReproducibleRun.arguments(ROWS, 2, false))
                        .hash())
                .isEqualTo(OF_ROWS);
    }

    /** There the compiler leaves most of the vector instructions to library code, which is slow. */
    @Test
    void givesTheSameBitsWhereVectorsAreHardlyCompiled() throws Exception {
        List<String> options = isX86() ? List.of(MODULE, "-XX:UseAVX=0") : List.of(MODULE);

        assertThat(ReproducibleRun.fork(options, ReproducibleRun.arguments(SOME_ROWS, 2, false))
                        .hash())
                .isEqualTo(OF_SOME_ROWS);
    }

    /** Otherwise the tests above would compare a machine with itself. */
    @Test
    void optionsChangeTheLanes() throws Exception {
        int most = lanes(MODULE);
        assertThat(lanes("-Xshare:auto")).isZero();
        assertThat(lanes(MODULE, "-XX:MaxVectorSize=16")).isEqualTo(4);
        assertThat(lanes(MODULE, "-XX:MaxVectorSize=32")).isEqualTo(Math.min(8, most));
        if (isX86()) {
            assertThat(lanes(MODULE, "-XX:UseAVX=0")).isEqualTo(4);
            assertThat(lanes(MODULE, "-XX:UseAVX=2")).isEqualTo(Math.min(8, most));
        }
    }

    @Test
    void givesTheSameBitsWithoutAnyCompiler() throws Exception {
        List<String> arguments = ReproducibleRun.arguments(FEW_ROWS, 2, false);

        assertThat(ReproducibleRun.fork(List.of("-Xint"), arguments).hash()).isEqualTo(OF_FEW_ROWS);
        assertThat(ReproducibleRun.hash(FEW_ROWS, 1, true)).isEqualTo(OF_FEW_ROWS);
    }

    private static int lanes(String... options) throws Exception {
        return ReproducibleRun.fork(List.of(options), ReproducibleRun.arguments(10, 1, false))
                .lanes();
    }

    private static boolean isX86() {
        return List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }
}
