package tn.segmentation.app.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tn.segmentation.app.operations.Configuration.LogFormat;

/**
 * Sets up the logs of a process, in code, so that command line and server share one definition. Files are written one
 * per day under {@code LOGS_PATH}, of a busy day several; older ones are compressed, and gone after {@code LOG_DAYS}
 * days. The server, of which there is one, writes {@code segmentation.log}. Command lines, of which several may run,
 * write {@code segmentation-cli.<day>.log} together, each line under a lock of the file.
 */
public final class Logging {

    /** Logs take no more than this, whatever {@code LOG_DAYS} says. */
    private static final FileSize MOST = FileSize.valueOf("1GB");

    /** A file that is still easily opened and searched. */
    private static final FileSize LARGEST_FILE = FileSize.valueOf("100MB");

    /** They tell every step of a start; what they warn of is of interest. */
    private static final List<String> LIBRARIES = List.of("org.apache", "org.hibernate", "org.springframework");

    private static final String CONSOLE_TIME = "HH:mm:ss";
    private static final String CONSOLE_LINE = " %-5level %msg%n";
    private static final String FILE_TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
    private static final String FILE_LINE = " %-5level [%thread] ";
    private static final String OF_REQUEST = "%X{" + RequestId.KEY + ":--} ";
    private static final String OF_TRACE = "%X{" + TraceId.KEY + ":--} ";
    private static final String SAID = "%logger{1} - %msg%n";

    private final LoggerContext context;
    private final Configuration configuration;

    Logging(LoggerContext context, Configuration configuration) {
        this.context = context;
        this.configuration = configuration;
    }

    /** The two kinds of processes. */
    public enum Role {
        /** A command: warnings and errors on stderr. */
        COMMAND,
        /** The web application: normal operations on the console too. */
        SERVER
    }

    /** Logs as is right before the settings are known: warnings and errors on stderr, nothing to a file. */
    public static void startWithoutSettings() {
        consoleOnly(Role.COMMAND);
    }

    /**
     * Starts the logs of this process; what it logged before goes nowhere. A folder that cannot be written leaves the
     * console alone.
     */
    public static void start(Configuration configuration, Role role) {
        LoggerContext context = consoleOnly(role);
        (configuration.debug() ? LogLevel.DEBUG : LogLevel.INFO).set(context);
        Logging logging = new Logging(context, configuration);
        try {
            Files.createDirectories(configuration.logs());
            root(context).addAppender(role == Role.SERVER ? logging.serverFile(LARGEST_FILE) : logging.commandFile());
        } catch (IOException e) {
            LoggerFactory.getLogger(Logging.class).warn("logs cannot be written to {}", configuration.logs());
        }
    }

    private static LoggerContext consoleOnly(Role role) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        root(context).setLevel(Level.INFO);
        LIBRARIES.forEach(library -> context.getLogger(library).setLevel(Level.WARN));
        // What it fails at is thrown, and told to the user in a sentence.
        context.getLogger("org.flywaydb").setLevel(Level.OFF);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
        // That traces are not delivered one line of ours says, and not for each of them.
        context.getLogger("io.opentelemetry").setLevel(Level.OFF);
        // An address that does not exist is the visitor's mistake, and that the API is described is meant.
        context.getLogger("org.springframework.web").setLevel(Level.ERROR);
        context.getLogger("org.springdoc").setLevel(Level.ERROR);
        if (role == Role.SERVER) {
            // Tomcat logs through the JDK.
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
        }
        root(context).addAppender(console(context, role));
        return context;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context, Role role) {
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setTarget("System.err");
        if (role == Role.COMMAND) {
            ThresholdFilter warnings = new ThresholdFilter();
            warnings.setLevel(Level.WARN.toString());
            warnings.start();
            console.addFilter(warnings);
        }
        return started(context, console, pattern(time(CONSOLE_TIME, role) + CONSOLE_LINE));
    }

    /** Goes on in another file at midnight, and when one is that large; a line is in one of them, whole. */
    RollingFileAppender<ILoggingEvent> serverFile(FileSize largest) {
        Path folder = configuration.logs();
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setFile(folder.resolve("segmentation.log").toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                folder.resolve("segmentation.%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(largest);
        rolling.setMaxHistory(configuration.logDays());
        rolling.setTotalSizeCap(MOST);
        rolling.setCleanHistoryOnStart(true);
        rolling.start();
        file.setRollingPolicy(rolling);
        return started(context, file, fileEncoder(Role.SERVER));
    }

    private FileAppender<ILoggingEvent> commandFile() throws IOException {
        LocalDate today = LocalDate.now(offset());
        new CommandLogs(configuration.logs(), configuration.logDays()).tidy(today);
        FileAppender<ILoggingEvent> file = new FileAppender<>();
        file.setFile(CommandLogs.file(configuration.logs(), today).toString());
        file.setPrudent(true);
        return started(context, file, fileEncoder(Role.COMMAND));
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            LoggerContext context, A appender, Encoder<ILoggingEvent> encoder) {
        appender.setContext(context);
        encoder.setContext(context);
        encoder.start();
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private Encoder<ILoggingEvent> fileEncoder(Role role) {
        if (configuration.logFormat() == LogFormat.TEXT) {
            String traced = configuration.traces() == null ? "" : OF_TRACE;
            return pattern(time(FILE_TIME, role) + FILE_LINE + OF_REQUEST + traced + SAID);
        }
        JsonEncoder json = new JsonEncoder();
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithContext(false);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        return json;
    }

    private static String time(String format, Role role) {
        return "%d{" + format + (role == Role.COMMAND ? ", " + offset() : "") + "}";
    }

    /**
     * What the clock of this machine is ahead of UTC now. A command is over before that changes; for the rules of a
     * zone every library of the program would be looked through.
     */
    private static ZoneOffset offset() {
        long now = System.currentTimeMillis();
        return ZoneOffset.ofTotalSeconds(TimeZone.getDefault().getOffset(now) / 1000);
    }

    private static PatternLayoutEncoder pattern(String line) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(line);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }
}
