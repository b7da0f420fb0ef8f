package tn.segmentation.app.operations;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Sourced.Origin;

/** Finds out which settings are in force and what is wrong with them and with this machine. Changes nothing. */
public final class Doctor {

    /** While one of them is wrong, nobody knows which database is meant. */
    private static final Set<String> STATE = Set.of("STATE_PATH", "STATE_URL", "STATE_USER", "STATE_PASSWORD_FILE");

    private final Environment environment;
    private final List<Check> further;

    /** A part of the platform that knows what can be wrong with it. */
    @FunctionalInterface
    public interface Check {

        /** Returns what is wrong. */
        List<Problem> examine(Configuration configuration);
    }

    /**
     * What the doctor found.
     *
     * @param settings the text of every setting, and where it was found; empty if the file of settings is unreadable
     * @param configuration the settings in force; null if nobody can tell which database is meant
     * @param problems errors and warnings
     */
    public record Diagnosis(
            Map<Setting, Sourced> settings, @Nullable Configuration configuration, List<Problem> problems) {

        /** Returns whether the platform cannot work like this. */
        public boolean hasErrors() {
            return problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
        }
    }

    /** Creates a doctor who also makes the checks of other parts. */
    public Doctor(Environment environment, List<Check> further) {
        this.environment = environment;
        this.further = List.copyOf(further);
    }

    /** Looks at everything. */
    public Diagnosis examine() {
        SettingReader reader;
        try {
            reader = SettingReader.of(environment);
        } catch (WrongSetting wrong) {
            return new Diagnosis(new EnumMap<>(Setting.class), null, List.of(Problem.of(wrong)));
        }
        Configuration configuration = reader.configuration();
        List<Problem> problems = new ArrayList<>();
        reader.problems().forEach(wrong -> problems.add(Problem.of(wrong)));
        problems.addAll(offers(configuration));
        configuration.folders().forEach((setting, folder) -> problems.addAll(folder(setting, folder)));
        problems.addAll(TemporaryFolder.problems());
        problems.addAll(network(configuration));
        boolean stateIsUsable = problems.stream()
                .filter(p -> !p.code().equals("folder_full"))
                .noneMatch(p -> STATE.contains(String.valueOf(p.params().get("setting"))));
        if (stateIsUsable) {
            further.forEach(check -> problems.addAll(check.examine(configuration)));
        }
        return new Diagnosis(reader.sources(), stateIsUsable ? configuration : null, List.copyOf(problems));
    }

    private static List<Problem> folder(Setting setting, Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        Map<String, Object> params = Map.of("setting", setting.name(), "folder", existing.toString());
        if (!Files.isDirectory(existing)) {
            return List.of(new Problem(Severity.ERROR, "folder_is_file", params));
        }
        if (!Files.isReadable(existing) || !Files.isExecutable(existing)) {
            return List.of(new Problem(Severity.ERROR, "folder_unreadable", params));
        }
        // Runs take the most by far; a disk that others share is named once.
        return Room.of(setting, existing).problems().stream()
                .filter(problem -> setting == Setting.PROCESSED_DATA_PATH || problem.severity() == Severity.ERROR)
                .toList();
    }

    private static List<Problem> offers(Configuration configuration) {
        Sourced source = configuration.sources().get(Setting.COMMERCIAL_OFFERS);
        if (source == null || source.origin() == Origin.DEFAULT) {
            return List.of();
        }
        String labels = String.join(", ", configuration.labels());
        return configuration.offers().segments().stream()
                .filter(segment -> !configuration.labels().contains(segment))
                .map(segment -> new Problem(
                        Severity.ERROR, "offer_for_unknown_segment", Map.of("segment", segment, "labels", labels)))
                .toList();
    }

    private static List<Problem> network(Configuration configuration) {
        InetAddress address;
        try {
            address = InetAddress.getByName(configuration.address());
        } catch (UnknownHostException e) {
            return List.of(new Problem(Severity.ERROR, "address_unknown", Map.of("address", configuration.address())));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, configuration.port()));
            return List.of();
        } catch (IOException e) {
            // The port number is a name here, not a quantity, so it is passed as text: 8080, never 8 080.
            return List.of(new Problem(
                    Severity.WARNING, "port_in_use", Map.of("port", Integer.toString(configuration.port()))));
        }
    }
}
