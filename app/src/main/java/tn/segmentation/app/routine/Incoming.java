package tn.segmentation.app.routine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.RoutinePlan;
import tn.segmentation.store.run.Disk;

/**
 * The watched folder, and two folders in it: in one is what was taken and is not judged yet, under the id that each
 * will have; in the other what was refused, each with a text that says why. What stands in the watched folder itself is
 * whoever's brings it, and is only moved; links are not followed. For one thread.
 */
final class Incoming {

    private static final String TAKEN = ".taken";

    /** How programs call a file that they are still writing. */
    private static final List<String> UNFINISHED = List.of(".part", ".filepart", ".tmp");

    private static final boolean IS_UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final Path folder;
    private final Duration settle;
    private Map<Path, Seen> seen = Map.of();

    /**
     * Watches a folder.
     *
     * @param settle for how long a file has to stay as it is before it counts as complete
     */
    Incoming(Path folder, Duration settle) {
        this.folder = folder.toAbsolutePath();
        this.settle = settle;
    }

    /** How a file was when it was looked at first, and since when it is like that. */
    private record Seen(long size, FileTime modified, FileTime arrived, Instant since) {

        boolean isLike(Seen other) {
            return size == other.size && modified.equals(other.modified) && arrived.equals(other.arrived);
        }
    }

    /** Makes the folder where there is none, for others to bring files to. */
    void prepare() throws IOException {
        Path unused = Files.createDirectories(folder);
    }

    /**
     * Returns what is complete, by name: what has stayed as it is for as long as it has to, while this looked.
     *
     * @param due the last instant at which it may have come
     */
    List<Path> complete(Instant now, Instant due) throws IOException {
        Map<Path, Seen> before = seen;
        Map<Path, Seen> current = new HashMap<>();
        List<Path> complete = new ArrayList<>();
        for (Path file : files()) {
            Optional<Seen> looked = look(file, now);
            if (looked.isEmpty()) {
                continue;
            }
            Seen known = before.get(file);
            Seen kept = known != null && known.isLike(looked.get()) ? known : looked.get();
            current.put(file, kept);
            // A clock that is set back starts the wait again.
            boolean isSettled = Duration.between(kept.since(), now).compareTo(settle) >= 0;
            if (isSettled && !kept.arrived().toInstant().isAfter(due)) {
                complete.add(file);
            }
        }
        seen = current;
        return complete;
    }

    /** Leaves a file alone for a while, unless somebody changes it. */
    void leave(Path file, Instant until) {
        Seen known = seen.get(file);
        if (known != null) {
            seen.put(file, new Seen(known.size(), known.modified(), known.arrived(), until.minus(settle)));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isOffered(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOffered(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.equals(RoutinePlan.REFUSED)
                && UNFINISHED.stream().noneMatch(lower::endsWith);
    }

    private static Optional<Seen> look(Path file, Instant now) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            FileTime modified = attributes.lastModifiedTime();
            // When it came under this name: programs that copy keep when it was modified.
            FileTime arrived =
                    IS_UNIX ? (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) : modified;
            return Optional.of(new Seen(attributes.size(), modified, arrived, now));
        } catch (NoSuchFileException e) {
            // somebody has taken it, or taken it back
            return Optional.empty();
        }
    }

    /**
     * Takes a file: as a whole or not at all, and whoever else tries to finds nothing.
     *
     * @throws NoSuchFileException if it is not there any more
     */
    void take(Path file, String id) throws IOException {
        Path place = Files.createDirectories(folder.resolve(TAKEN).resolve(id));
        try {
            Files.move(file, place.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(place);
            throw e;
        }
        Disk.sync(place);
        Disk.sync(requireNonNull(place.getParent()));
        Disk.sync(folder);
    }

    /** Returns the file that was taken under an id, if it is there. */
    Optional<Path> taken(String id) throws IOException {
        return only(folder.resolve(TAKEN).resolve(id));
    }

    /** Removes what was taken under an id: a folder that holds nothing, or a file that is kept elsewhere now. */
    void remove(String id) throws IOException {
        Path place = folder.resolve(TAKEN).resolve(id);
        Optional<Path> file = only(place);
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
        Files.deleteIfExists(place);
    }

    /**
     * Puts what was taken under an id among the refused files, and a text beside it. What was done of this before is
     * not done again.
     *
     * @param text what the file of it is called, and what it says
     */
    void refuse(String id, Map.Entry<String, String> text) throws IOException {
        Path place = Files.createDirectories(folder.resolve(RoutinePlan.REFUSED).resolve(id));
        Optional<Path> file = taken(id);
        if (file.isPresent()) {
            String name = String.valueOf(file.get().getFileName());
            String textName = name.equals(text.getKey()) ? "1-" + text.getKey() : text.getKey();
            Files.writeString(place.resolve(textName), text.getValue(), StandardCharsets.UTF_8);
            Files.move(file.get(), place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(place);
        }
        Files.deleteIfExists(folder.resolve(TAKEN).resolve(id));
    }

    /** Returns whether something stands among the refused files under an id. */
    boolean isRefused(String id) throws IOException {
        return only(folder.resolve(RoutinePlan.REFUSED).resolve(id)).isPresent();
    }

    /**
     * Returns why something cannot be a file of customers, whatever is in it; null where it can.
     *
     * @param most bytes that it may have
     */
    static @Nullable String fault(Path file, long most) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return "incoming_link";
        }
        if (attributes.isDirectory()) {
            return "incoming_folder";
        }
        if (!attributes.isRegularFile()) {
            return "incoming_special";
        }
        if (!Files.isReadable(file)) {
            return "incoming_unreadable";
        }
        return attributes.size() > most ? "upload_too_large" : null;
    }

    private static Optional<Path> only(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().findFirst();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        }
    }
}
