package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is logged is in the files, whole and once, also while they change. */
class LoggingTest {

    private static final int THREADS = 4;
    private static final int LINES = 3_000;
    private static final FileSize SMALL = FileSize.valueOf("100KB");

    @TempDir
    Path folder;

    @Test
    void losesAndCutsNoLineWhenFilesAreFullAndAtMidnight() throws Exception {
        LoggerContext context = context();
        RollingFileAppender<ILoggingEvent> file = start(context, "text");
        LocalDate day = LocalDate.now(ZoneId.systemDefault());
        setClock(file, day.atTime(23, 59));
        logAtOnce(context, "before");
        setClock(file, day.plusDays(1).atStartOfDay());
        logAtOnce(context, "after");
        context.stop();

        List<String> names = names();
        assertThat(names)
                .contains("segmentation.log", "segmentation." + day + ".0.log.gz", "segmentation." + day + ".1.log.gz")
                .contains("segmentation." + day.plusDays(1) + ".0.log.gz");
        List<String> lines = new ArrayList<>();
        names.forEach(name -> lines.addAll(lines(folder.resolve(name))));
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "\\d{4}-\\d\\d-\\d\\dT[0-9:.+Z-]+ INFO  \\[\\S+] - test - (before|after) \\d+ \\d+ x{40}"));
        assertThat(lines.stream().map(line -> line.substring(line.indexOf(" - test - "))))
                .hasSize(2 * THREADS * LINES)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheRequestInEveryLine() {
        for (String format : List.of("text", "json")) {
            LoggerContext context = context();
            start(context, format);
            RequestId.begin("0123456789abcdef");
            context.getLogger("test").info("of a request\nin two lines");
            RequestId.end();
            context.stop();
        }

        List<String> lines = lines(folder.resolve("segmentation.log"));
        assertThat(lines.get(0)).contains(" 0123456789abcdef test - of a request");
        assertThat(JsonMapper.shared()
                        .readTree(lines.get(2))
                        .at("/mdc/request_id")
                        .asString())
                .isEqualTo("0123456789abcdef");
    }

    @Test
    void namesTheTraceInEveryLineWhereACollectorIsTold() {
        LoggerContext context = context();
        start(context, Map.of("TRACES_URL", "http://127.0.0.1:4318"));
        RequestId.begin("0123456789abcdef");
        TraceId.begin("0af7651916cd43dd8448eb211c80319c");
        context.getLogger("test").info("of a request");
        TraceId.end();
        RequestId.end();
        context.getLogger("test").info("of none");
        context.stop();

        List<String> lines = lines(folder.resolve("segmentation.log"));
        assertThat(lines.get(0)).endsWith(" 0123456789abcdef 0af7651916cd43dd8448eb211c80319c test - of a request");
        assertThat(lines.get(1)).endsWith("] - - test - of none");
    }

    @Test
    void removesWhatIsTooOld() throws IOException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        Path old = Files.writeString(folder.resolve("segmentation." + today.minusDays(40) + ".0.log.gz"), "");
        Path recent = Files.writeString(folder.resolve("segmentation." + today.minusDays(20) + ".0.log.gz"), "");
        LoggerContext context = context();
        start(context, "text");
        context.stop();

        assertThat(old).doesNotExist();
        assertThat(recent).exists();
    }

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(MDC.getMDCAdapter());
        return context;
    }

    private RollingFileAppender<ILoggingEvent> start(LoggerContext context, String format) {
        return start(context, Map.of("LOG_FORMAT", format));
    }

    private RollingFileAppender<ILoggingEvent> start(LoggerContext context, Map<String, String> settings) {
        Map<String, String> variables = new HashMap<>(settings);
        variables.put("LOGS_PATH", folder.toString());
        Configuration configuration = Configuration.load(new Environment(variables, Map.of(), folder.resolve("home")));
        RollingFileAppender<ILoggingEvent> file = new Logging(context, configuration).serverFile(SMALL);
        context.getLogger("test").addAppender(file);
        return file;
    }

    private static void setClock(RollingFileAppender<ILoggingEvent> file, LocalDateTime time) {
        ((TimeBasedRollingPolicy<?>) file.getRollingPolicy())
                .getTimeBasedFileNamingAndTriggeringPolicy()
                .setCurrentTime(time.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
    }

    private static void logAtOnce(LoggerContext context, String when) throws InterruptedException {
        Logger logger = context.getLogger("test");
        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> new Thread(() -> {
                    for (int line = 0; line < LINES; line++) {
                        logger.info("{} {} {} {}", when, thread, line, "x".repeat(40));
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
