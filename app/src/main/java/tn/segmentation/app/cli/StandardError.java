package tn.segmentation.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.charset.StandardCharsets;

/**
 * Where messages go. The launcher may keep stderr itself for what the JVM says, to filter it, and hand the program a
 * copy under another number, which Java opens for nobody: hence the look behind its back, without which stderr does.
 */
final class StandardError {

    private static final String COPY = "segmentation.stderr";

    private StandardError() {}

    /** Returns the stream, and makes it that of the whole process. */
    static PrintStream open() {
        Integer copy = Integer.getInteger(COPY);
        FileDescriptor descriptor = copy == null ? FileDescriptor.err : numbered(copy);
        PrintStream stream = new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
        System.setErr(stream);
        return stream;
    }

    private static FileDescriptor numbered(int number) {
        try {
            Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(number);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return FileDescriptor.err;
        }
    }
}
