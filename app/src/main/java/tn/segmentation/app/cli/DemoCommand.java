package tn.segmentation.app.cli;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.cli.Session.Output;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.run.SegmentJob;
import tn.segmentation.app.run.SegmentRequest;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.app.sample.Sample;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.SignIn;
import tn.segmentation.store.run.DamagedRun;

/**
 * {@code demo}: two months of fictitious lines, segmented and served. What is there from the last time is used again.
 */
final class DemoCommand implements Command {

    private static final int LINES = 20_000;
    private static final long SEED = 42;
    private static final int MONTHS = 2;
    private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})\\.csv$");

    @Override
    public CommandSpec spec(Texts texts) {
        CommandSpec spec = texts.command("demo");
        ServeCommand.addPort(spec, texts);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) {
        @Nullable Integer asked = ServeCommand.port(parsed);
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        if (configuration.stage() == Configuration.AppStage.PRODUCTION) {
            throw new UnsafeProduction("production_demo", Map.of());
        }
        int port = requireNonNullElse(asked, configuration.port());
        WebServer.requireFree(WebServer.LOOPBACK, port);
        Path folder = configuration.home().resolve("data").resolve("demo");
        List<Path> files = sample(folder, session);
        Runs runs = Runs.open(configuration);
        String newest = "";
        for (Path file : files) {
            newest = find(runs, file).map(RegisteredRun::id).orElseGet(() -> segment(file, configuration, session));
        }
        publish(runs, newest, configuration, session);
        Logging.start(configuration, Logging.Role.SERVER);
        String key = AccessSettings.newDemoKey();
        AccessSettings access = AccessSettings.demo(configuration, key);
        try (WebServer server = ServeCommand.start(
                configuration, session, () -> WebServer.start(configuration, WebServer.LOOPBACK, port, access))) {
            String link = SignIn.link(server.address(), key);
            ServeCommand.serve(
                    server, Optional.of(session.messages().text("demo.link", Map.of("link", link))), session);
        }
        return ExitCode.DONE;
    }

    private static void publish(Runs runs, String run, Configuration configuration, Session session) {
        if (runs.published().filter(published -> published.id().equals(run)).isEmpty()) {
            session.act(Act.PUBLISH_RUN, configuration)
                    .about(run)
                    .during(() -> runs.publish(run, session.clock().instant(), System.getProperty("user.name", "")));
        }
    }

    private static List<Path> sample(Path folder, Session session) {
        session.err().println(session.messages().text("demo.sample", Map.of("folder", folder.toString())));
        try (CommandProgress progress = session.progress(Output.PEOPLE)) {
            return Sample.write(LINES, SEED, MONTHS, folder, progress);
        }
    }

    /** Returns the newest good run of a file. */
    private static Optional<RegisteredRun> find(Runs runs, Path file) {
        return runs.madeOf(file).stream().filter(DemoCommand::isGood).findFirst();
    }

    private static boolean isGood(RegisteredRun run) {
        try {
            run.open();
            return true;
        } catch (DamagedRun e) {
            return false;
        }
    }

    private static String segment(Path file, Configuration configuration, Session session) {
        session.err().println(session.messages().text("demo.segment", Map.of("file", file.toString())));
        Matcher month = MONTH.matcher(file.toString());
        @Nullable String period = month.find() ? month.group(1) : null;
        SegmentJob job = Jobs.segment(configuration, session);
        try (CommandProgress progress = session.progress(Output.PEOPLE)) {
            return job.run(SegmentRequest.of(file, period, Publishing.KEEP), progress)
                    .summary()
                    .runId();
        }
    }
}
