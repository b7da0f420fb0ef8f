package tn.segmentation.app.operations;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.language.Language;

/**
 * Starts the command line in a process of its own, which computes for the web application: whatever a file does to it,
 * the server stays up. It is the program of this process, with the same settings.
 */
public final class CommandLauncher {

    /** The property of a process that is to end when its stdin does. */
    public static final String TIED = "segmentation.tied";

    /**
     * As the script starts what computes, but in half of the memory: it is not alone on this machine. What the JVM has
     * to say goes to stderr, so that stdout is what the command says.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:MaxRAMPercentage=50",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED");

    /** What goes before a command that takes long, where a system has it: others go before it then. */
    private static final List<String> BEHIND =
            programs("nice").findFirst().map(nice -> List.of(nice, "-n", "5")).orElse(List.of());

    /**
     * What it takes over from how this process was started: the classes of the program as a JVM has them once they are
     * read and checked, and how far it goes to compile them.
     */
    private static final List<String> AS_THIS_ONE = List.of("-XX:SharedArchiveFile=", "-XX:TieredStopAtLevel=");

    private static final String MAIN = "tn.segmentation.app.cli.Main";

    /** The property of a process, below {@code segmentation.}, that names the run that it makes. */
    public static final String RUN = "run";

    /** That of who asks for what it makes, by name. */
    public static final String USER = "user";

    /** That of the request for which it is started. */
    public static final String REQUEST = RequestId.KEY;

    /** That of the trace that it is a part of. */
    public static final String TRACE = TraceId.KEY;

    /** All that may be told of a command line: the rest are files, names and tokens. */
    private static final Set<String> WORDS =
            Set.of("segment", "--dry-run", "backup", "retention", "person", "copy", "erase-again");

    private final Path home;
    private final CommandWatch watch;

    /** Creates a launcher; {@code home} is the folder that relative paths of the settings start from. */
    public CommandLauncher(Path home) {
        this(home, CommandWatch.NOBODY);
    }

    /** Creates a launcher as above, of whose commands somebody hears. */
    public CommandLauncher(Path home, CommandWatch watch) {
        this.home = home;
        this.watch = watch;
    }

    /**
     * Starts a command. It ends with this process, however that ends: then its stdin does. Its stdout is for the caller
     * to read; what it says on stderr goes nowhere, its log tells it.
     *
     * @param arguments after the name of the program
     * @param language of its messages
     * @throws IOException if no process can be started
     */
    public Process start(List<String> arguments, Language language) throws IOException {
        return start(List.of(), arguments, language, Map.of(), ProcessBuilder.Redirect.DISCARD);
    }

    /**
     * Starts a command as above that takes long, so that it makes way for whoever looks at a page meanwhile; the caller
     * reads both stdout and stderr.
     *
     * @param arguments after the name of the program
     * @param language of its messages
     * @param properties of its JVM, by the part of their names after {@code segmentation.}
     * @throws IOException if no process can be started
     */
    public Process start(List<String> arguments, Language language, Map<String, String> properties) throws IOException {
        return start(BEHIND, arguments, language, properties, ProcessBuilder.Redirect.PIPE);
    }

    private Process start(
            List<String> before,
            List<String> arguments,
            Language language,
            Map<String, String> properties,
            ProcessBuilder.Redirect errors)
            throws IOException {
        CommandWatch.Watched watched = watch.begins(name(arguments), properties.get(RUN));
        try {
            Process process = builder(before, arguments, language, traced(properties, watched))
                    .redirectError(errors)
                    .start();
            watched.isMadeBy(process);
            return process;
        } catch (IOException e) {
            watched.isNotMade();
            throw e;
        }
    }

    /** What the process logs is found by what led to it. */
    private static Map<String, String> traced(Map<String, String> properties, CommandWatch.Watched watched) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        String request = RequestId.current();
        if (request != null) {
            all.put(REQUEST, request);
        }
        String trace = watched.trace();
        if (trace != null) {
            all.put(TRACE, trace);
        }
        return all;
    }

    private static String name(List<String> arguments) {
        return arguments.stream().filter(WORDS::contains).distinct().collect(Collectors.joining(" "));
    }

    private ProcessBuilder builder(
            List<String> before, List<String> arguments, Language language, Map<String, String> properties) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> AS_THIS_ONE.stream().anyMatch(option::startsWith))
                .forEach(command::add);
        command.add("-Dsegmentation.home=" + home);
        command.add("-Dsegmentation.language=" + language.tag());
        command.add("-D" + TIED + "=true");
        properties.forEach((name, value) -> command.add("-Dsegmentation." + name + "=" + value));
        command.addAll(program(System.getProperty("java.class.path", "")));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** Returns the programs of that name that a shell would find. */
    private static Stream<String> programs(String name) {
        String folders = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .map(File::toString);
    }

    /** Returns how this program is started again: a jar by its manifest, which knows how to reach what is in it. */
    static List<String> program(String classPath) {
        boolean isOneJar = !classPath.contains(File.pathSeparator) && classPath.endsWith(".jar");
        return isOneJar ? List.of("-jar", classPath) : List.of("-cp", classPath, MAIN);
    }
}
