package tn.segmentation.app.operations;

import org.jspecify.annotations.Nullable;

/** Hears of each command that is started in a process of its own. */
public interface CommandWatch {

    /** Nobody, who hears of nothing. */
    CommandWatch NOBODY = (command, run) -> Watched.NOT;

    /**
     * Hears that a command begins.
     *
     * @param command one of few words, and nothing of what it is about
     * @param run id of the run that it makes; null where it makes none
     */
    Watched begins(String command, @Nullable String run);

    /** One of them. */
    interface Watched {

        /** One that nobody watches. */
        Watched NOT = new Watched() {
            @Override
            public @Nullable String trace() {
                return null;
            }

            @Override
            public void isMadeBy(Process process) {}

            @Override
            public void isNotMade() {}
        };

        /** Returns the id of the trace that it is a part of; null for none. */
        @Nullable
        String trace();

        /** Hears that it is made by that process, until that ends. */
        void isMadeBy(Process process);

        /** Hears that there is no process that makes it. */
        void isNotMade();
    }
}
