package tn.segmentation.core.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A column of words, each row holding one of a few levels. It is only ever profiled, never clustered.
 *
 * @param name unique in its table
 * @param codes one per row: the position of its level in {@code levels}, or -1 when missing; handed over, not copied
 * @param levels the distinct words, in the order of their codes
 */
public record CategoryColumn(String name, int[] codes, List<String> levels) implements Column {

    /** Checks the arguments. */
    public CategoryColumn {
        requireNonNull(name, "name");
        requireNonNull(codes, "codes");
        levels = List.copyOf(levels);
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public String toString() {
        return name + "[" + codes.length + " rows of " + levels.size() + " levels]";
    }
}
