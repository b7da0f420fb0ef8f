package tn.segmentation.app.rotation;

import java.util.List;

/**
 * What came of bringing tokens to the newest key.
 *
 * @param key its id
 * @param runs ids of those that were written anew
 * @param erasures orders that name a person by a token, which were brought to it, too
 * @param unreadable ids of runs that have tokens of an earlier key as before
 */
public record Rotation(String key, List<String> runs, int erasures, List<String> unreadable) {

    /** Copies the lists. */
    public Rotation {
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }
}
