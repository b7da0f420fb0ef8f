package tn.segmentation.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, a polite kill, or the end of who started this process: the work is asked to stop, and the process waits until
 * it has cleaned up. The JVM itself then exits with 130.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean requested;

    /** Starts to listen. */
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean requested() {
        return requested;
    }

    /**
     * Starts to listen, also for the end of stdin, which whoever started this process holds open as long as it lives.
     */
    static Interruption listenTo(InputStream stdin) {
        Interruption interruption = listen();
        Thread thread = new Thread(() -> interruption.awaitEnd(stdin), "starter");
        thread.setDaemon(true);
        thread.start();
        return interruption;
    }

    private void awaitEnd(InputStream stdin) {
        try {
            stdin.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // what cannot be read any more has ended
            request();
        }
        request();
    }

    /** Asks the work to stop. */
    void request() {
        requested = true;
    }

    private void stop() {
        request();
        try {
            if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                // What is left behind belongs to a dead process then, and the next start removes it.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cleanedUp.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already ending, which is what the hook was for.
            request();
        }
    }
}
