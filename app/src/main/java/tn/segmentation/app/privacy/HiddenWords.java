package tn.segmentation.app.privacy;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * Which words of columns of words are not counted: those that few customers of a shown segment have, of those that are
 * hidden together, or of the base. They are left out of every segment and of the base, and as many others with them,
 * the rarest first, as it takes that what is left over of each is not few; whoever subtracts finds several words in
 * one.
 */
final class HiddenWords {

    private final SmallCells cells;

    /** Segments that are shown, the others together, the base last. */
    private final List<Group> groups = new ArrayList<>();

    private final Map<String, Set<String>> shown = new LinkedHashMap<>();

    /** Customers and how many of them have which word of each column. */
    private record Group(long size, Map<String, Map<String, Long>> words) {

        static Group of(@Nullable Long size, @Nullable Map<String, Map<String, Long>> words) {
            return new Group(requireNonNullElse(size, 0L), requireNonNullElse(words, Map.of()));
        }

        long count(String column, String word) {
            return words.getOrDefault(column, Map.of()).getOrDefault(word, 0L);
        }

        /** Returns how many have a word that is not shown, or none. */
        long rest(String column, Collection<String> shown) {
            return size - shown.stream().mapToLong(word -> count(column, word)).sum();
        }

        Group minus(List<Group> parts) {
            Map<String, Map<String, Long>> left = new LinkedHashMap<>();
            words.forEach((column, counts) -> {
                Map<String, Long> rest = new LinkedHashMap<>(counts);
                rest.replaceAll((word, count) -> count
                        - parts.stream()
                                .mapToLong(part -> part.count(column, word))
                                .sum());
                left.put(column, rest);
            });
            return new Group(size - parts.stream().mapToLong(Group::size).sum(), left);
        }
    }

    /**
     * Decides.
     *
     * @param shown the segments that are not hidden
     */
    HiddenWords(RunSummary.Overall base, List<RunSummary.Segment> shown, SmallCells cells) {
        this.cells = cells;
        Group all = Group.of(base.size(), base.categories());
        shown.forEach(segment -> groups.add(Group.of(segment.size(), segment.categories())));
        groups.add(all.minus(List.copyOf(groups)));
        groups.add(all);
        all.words().forEach((column, counts) -> this.shown.put(column, decide(column, counts)));
    }

    private Set<String> decide(String column, Map<String, Long> counts) {
        Set<String> left = new HashSet<>(counts.keySet());
        left.removeIf(word -> groups.stream().anyMatch(group -> cells.isSmall(group.count(column, word))));
        while (!left.isEmpty() && !isEnough(column, left, counts.size() - left.size())) {
            long rarest = left.stream()
                    .mapToLong(word -> Objects.requireNonNull(counts.get(word)))
                    .min()
                    .orElseThrow();
            left.removeIf(word -> Objects.requireNonNull(counts.get(word)) == rarest);
        }
        return left;
    }

    /** One hidden word alone would be what is left over. */
    private boolean isEnough(String column, Set<String> left, int hidden) {
        return hidden != 1 && groups.stream().noneMatch(group -> cells.isSmall(group.rest(column, left)));
    }

    /** Returns the counts that may be shown of a segment that is, or of the base; a column without any is absent. */
    @Nullable
    Map<String, Map<String, Long>> of(@Nullable Map<String, Map<String, Long>> counts) {
        if (counts == null) {
            return null;
        }
        Map<String, Map<String, Long>> some = new LinkedHashMap<>();
        counts.forEach((column, words) -> {
            Map<String, Long> left = words.entrySet().stream()
                    .filter(word -> shown.getOrDefault(column, Set.of()).contains(word.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
            if (!left.isEmpty()) {
                some.put(column, left);
            }
        });
        return some.isEmpty() ? null : some;
    }
}
