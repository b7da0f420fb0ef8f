package tn.segmentation.app.cli;

/** What a process says of itself when it ends. */
enum ExitCode {
    DONE(0),
    /** The data or the request is at fault. */
    REFUSED(1),
    USAGE(2),
    INTERNAL(3),
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
