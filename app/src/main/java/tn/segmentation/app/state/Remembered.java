package tn.segmentation.app.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers of a database, remembered until something is written into it: by anybody, in any process. What is asked at
 * every request need not be read at every request then, and a change counts for the next one all the same. Where it
 * cannot be told whether something was written, every question is asked. Safe for use by many threads.
 *
 * @param <K> what is asked about
 * @param <T> what is answered; nothing that anybody changes
 */
public final class Remembered<K, T> {

    /** Whoever asks about whatever comes to mind fills the memory no further. */
    private static final int MOST = 1_000;

    private final Database database;
    private final Function<K, Optional<T>> question;
    private volatile Answers<K, T> answers = new Answers<>(new Object());

    /**
     * What was answered while nothing was written.
     *
     * @param mark of the database, before the first of them was asked
     */
    private record Answers<K, T>(Object mark, Map<K, T> found) {

        Answers(Object mark) {
            this(mark, new ConcurrentHashMap<>());
        }
    }

    /** Remembers what a question finds in a database; that nothing was found is not remembered. */
    public Remembered(Database database, Function<K, Optional<T>> question) {
        this.database = database;
        this.question = question;
    }

    /** Returns what gives the answer as it is now where there is but one to be had, and always one. */
    public static <T> Supplier<T> one(Database database, Supplier<T> question) {
        Remembered<String, T> every = new Remembered<>(database, key -> Optional.of(question.get()));
        return () -> every.find("").orElseThrow();
    }

    /**
     * Returns the answer as it is now.
     *
     * @throws UnusableState if the database cannot be used
     */
    public Optional<T> find(K key) {
        Object mark = database.mark();
        Answers<K, T> known = answers;
        if (!known.mark().equals(mark)) {
            known = new Answers<>(mark);
            answers = known;
        }
        T found = known.found().get(key);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<T> answer = question.apply(key);
        if (answer.isPresent() && known.found().size() < MOST) {
            known.found().put(key, answer.get());
        }
        return answer;
    }
}
