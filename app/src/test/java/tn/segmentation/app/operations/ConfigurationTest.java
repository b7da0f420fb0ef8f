package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration.AppStage;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.operations.Configuration.DefaultTheme;
import tn.segmentation.app.operations.Configuration.LogFormat;
import tn.segmentation.app.operations.Sourced.Origin;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.state.PostgresAddress;

class ConfigurationTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void namesTheFile() {
        file = folder.resolve("segmentation.yml");
    }

    @Test
    void knowsADefaultForEverySetting() {
        Configuration configuration = load(Map.of());

        assertThat(configuration.rawData()).isEqualTo(folder.resolve("data/raw"));
        assertThat(configuration.processedData()).isEqualTo(folder.resolve("data/processed"));
        assertThat(configuration.figures()).isEqualTo(folder.resolve("data/figures"));
        assertThat(configuration.labels()).containsExactly("S1", "S2", "S3", "S4", "S5");
        assertThat(configuration.offers().segments()).containsExactly("S1", "S2", "S3", "S4", "S5");
        assertThat(configuration.stage()).isEqualTo(AppStage.DEVELOPMENT);
        assertThat(configuration.debug()).isFalse();
        assertThat(configuration.address()).isEqualTo("127.0.0.1");
        assertThat(configuration.port()).isEqualTo(8080);
        assertThat(configuration.logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(configuration.approval()).isEqualTo(Approval.ONE);
        assertThat(configuration.sources().values()).extracting(Sourced::origin).containsOnly(Origin.DEFAULT);
    }

    @Test
    void knowsHowManyPeopleItTakesToPublish() {
        assertThat(load(Map.of("PUBLISH_APPROVAL", "two")).approval()).isEqualTo(Approval.TWO);
        assertThatThrownBy(() -> load(Map.of("PUBLISH_APPROVAL", "2")))
                .isInstanceOfSatisfying(
                        WrongSetting.class, e -> assertThat(e.code()).isEqualTo("setting_not_allowed"));
    }

    @Test
    void knowsHowPagesLookToWhoHasChosenNothing() {
        assertThat(load(Map.of()).theme()).isEqualTo(DefaultTheme.SYSTEM);
        assertThat(load(Map.of("THEME", "Dark")).theme()).isEqualTo(DefaultTheme.DARK);
        assertThatThrownBy(() -> load(Map.of("THEME", "sombre")))
                .isInstanceOfSatisfying(
                        WrongSetting.class, e -> assertThat(e.code()).isEqualTo("setting_not_allowed"));
    }

    /** In a file without quotes YAML makes a number of minutes of 14:30, and a truth of off. */
    @ParameterizedTest
    @CsvSource({"at_once,", "'02:00',02:00", "2:05,02:05", "'14:30',14:30", "14:30,14:30", "870,14:30", "'23:59',23:59"
    })
    void knowsWhenFilesOfTheWatchedFolderAreTaken(String written, LocalTime time) throws IOException {
        Files.writeString(file, "ROUTINE: " + written + "\nROUTINE_RESULT: publish\nROUTINE_SETTLE_SECONDS: 5\n");

        assertThat(load(Map.of()).routine())
                .isEqualTo(new RoutinePlan(time, RoutinePlan.Result.PUBLISH, Duration.ofSeconds(5)));
    }

    @Test
    void watchesNothingUnlessToldTo() throws IOException {
        assertThat(load(Map.of()).routine()).isNull();
        Files.writeString(file, "ROUTINE: off\n");
        assertThat(load(Map.of()).routine()).isNull();
        assertThat(load(Map.of("ROUTINE", "at_once")).routine())
                .isEqualTo(new RoutinePlan(null, RoutinePlan.Result.WAIT, Duration.ofSeconds(60)));
    }

    /** A file that came before the last time of the day is due; the zone is where people live. */
    @Test
    void takesWhatCameUntilTheLastTimeOfTheDay() {
        RoutinePlan plan = new RoutinePlan(LocalTime.of(2, 0), RoutinePlan.Result.WAIT, Duration.ofSeconds(60));
        ZoneId tunis = ZoneId.of("Africa/Tunis");

        assertThat(plan.due(Instant.parse("2026-11-02T00:59:59Z"), tunis)).isEqualTo("2026-11-01T01:00:00Z");
        assertThat(plan.due(Instant.parse("2026-11-02T01:00:00Z"), tunis)).isEqualTo("2026-11-02T01:00:00Z");
        assertThat(plan.due(Instant.parse("2026-11-02T20:00:00Z"), tunis)).isEqualTo("2026-11-02T01:00:00Z");
    }

    @Test
    void knowsWhomToTell() throws IOException {
        Files.writeString(folder.resolve("secret"), "only-for-these-tests\n");
        Configuration configuration = load(Map.of(
                "WEBHOOK_URL", "https://tools.operator.example/a?key=b",
                "WEBHOOK_SECRET_FILE", "secret",
                "MAIL_SERVER", "smtps://mail.operator.example",
                "MAIL_USER", "segmentation",
                "MAIL_PASSWORD", "secret of mails",
                "MAIL_FROM", "segmentation@operator.example",
                "MAIL_TO", "amel@operator.example, sami@operator.example"));

        assertThat(configuration.webhook())
                .isEqualTo(new Webhook(URI.create("https://tools.operator.example/a?key=b"), "only-for-these-tests"));
        assertThat(configuration.mail())
                .isEqualTo(new MailPlace(
                        URI.create("smtps://mail.operator.example"),
                        false,
                        "segmentation",
                        "secret of mails",
                        "segmentation@operator.example",
                        List.of("amel@operator.example", "sami@operator.example")));
        assertThat(configuration.toString()).doesNotContain("only-for-these-tests", "secret of mails", "key=b");
        assertThat(load(Map.of("WEBHOOK_URL", "http://127.0.0.1:9/a", "WEBHOOK_SECRET", "only-for-these-tests"))
                        .webhook())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "setting_not_allowed | ROUTINE=25:00",
                "setting_not_allowed | ROUTINE=1440",
                "setting_not_allowed | ROUTINE=nightly",
                "setting_not_allowed | ROUTINE_RESULT=maybe",
                "setting_not_a_number | ROUTINE_SETTLE_SECONDS=0",
                "setting_not_a_number | RUN_CHECK_HOURS=0",
                "webhook_url | WEBHOOK_URL=http://tools.operator.example/",
                "webhook_url | WEBHOOK_URL=https://amel:secret@tools.operator.example/",
                "webhook_url | WEBHOOK_URL=file:///etc/passwd",
                "webhook_url | WEBHOOK_URL=https:/nobody",
                "setting_missing | WEBHOOK_URL=https://tools.operator.example/",
                "secret_short | WEBHOOK_URL=https://tools.operator.example/ WEBHOOK_SECRET=short",
                "secret_unreadable | WEBHOOK_SECRET_FILE=nowhere",
                "mail_server | MAIL_SERVER=http://mail.operator.example MAIL_FROM=a@b.c MAIL_TO=a@b.c",
                "mail_server | MAIL_SERVER=smtp://amel:secret@mail.operator.example MAIL_FROM=a@b.c MAIL_TO=a@b.c",
                "mail_server | MAIL_SERVER=smtp://mail.operator.example/path MAIL_FROM=a@b.c MAIL_TO=a@b.c",
                "setting_missing | MAIL_SERVER=smtp://mail.operator.example MAIL_TO=a@b.c",
                "setting_missing | MAIL_SERVER=smtp://mail.operator.example MAIL_FROM=a@b.c",
                "setting_not_allowed | MAIL_TO=amel",
                "setting_not_allowed | MAIL_FROM=<a@b.c>",
                "traces_url | TRACES_URL=http://amel:secret@collector.operator.example",
                "traces_url | TRACES_URL=https://collector.operator.example/v1/traces?key=secret@",
                "traces_url | TRACES_URL=grpc://127.0.0.1:4317",
                "traces_url | TRACES_URL=127.0.0.1:4318",
                "traces_url | TRACES_URL=http:collector",
                "setting_not_allowed | TRACES_SHARE=1.01",
                "setting_not_allowed | TRACES_SHARE=-0.1",
                "setting_not_allowed | TRACES_SHARE=NaN",
                "setting_not_allowed | TRACES_SHARE=10%"
            })
    void refusesWhatCannotBeWatchedOrTold(String code, String settings) {
        Map<String, String> variables = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            variables.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertThatThrownBy(() -> load(variables)).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("refusal." + code, e.params()))
                        .hasSizeGreaterThan(20)
                        .doesNotContain("secret@");
            }
        });
    }

    @Test
    void knowsWhereTracesGo() throws IOException {
        assertThat(load(Map.of("TRACES_SHARE", "0.1")).traces()).isNull();
        assertThat(load(Map.of("TRACES_URL", "http://127.0.0.1:4318")).traces())
                .isEqualTo(new TraceCollector(URI.create("http://127.0.0.1:4318/v1/traces"), 1));
        Files.writeString(file, "TRACES_URL: https://collector.operator.example/otlp/v1/traces\nTRACES_SHARE: 0.25\n");
        assertThat(load(Map.of()).traces())
                .isEqualTo(new TraceCollector(URI.create("https://collector.operator.example/otlp/v1/traces"), 0.25));
    }

    @Test
    void prefersTheEnvironmentToTheFile() throws IOException {
        Files.writeString(file, "PORT: 9001\nLOG_DAYS: 7\n");

        Configuration configuration = load(Map.of("PORT", "9002"));

        assertThat(configuration.port()).isEqualTo(9002);
        assertThat(configuration.sources())
                .containsEntry(Setting.PORT, new Sourced("9002", Origin.ENVIRONMENT, "PORT"));
        assertThat(configuration.logDays()).isEqualTo(7);
        assertThat(configuration.sources())
                .containsEntry(Setting.LOG_DAYS, new Sourced("7", Origin.FILE, file.toString()));
    }

    @Test
    void readsListsAndObjectsOfTheFile() throws IOException {
        Files.writeString(file, "SEGMENT_LABELS: [A, B]\nCOMMERCIAL_OFFERS:\n  A: Voix\n  B: {name: Data, prix: 9}\n");

        Configuration configuration = load(Map.of());

        assertThat(configuration.labels()).containsExactly("A", "B");
        assertThat(configuration.offers().of("A"))
                .hasValueSatisfying(o -> assertThat(o.name()).isEqualTo("Voix"));
        assertThat(configuration.offers().of("B"))
                .hasValueSatisfying(o -> assertThat(o.details()).containsEntry("prix", 9));
    }

    @Test
    void understandsTheNamesOfTheOriginalApplication() {
        Configuration configuration = load(Map.of("FLASK_ENV", "production", "FLASK_DEBUG", "1"));

        assertThat(configuration.stage()).isEqualTo(AppStage.PRODUCTION);
        assertThat(configuration.debug()).isTrue();
        assertThat(configuration.sources())
                .containsEntry(Setting.APP_ENV, new Sourced("production", Origin.ENVIRONMENT, "FLASK_ENV"));
    }

    @Test
    void startsRelativePathsFromTheHomeOfThePlatform() {
        Environment environment = new Environment(
                Map.of("FIGURES_PATH", "images"),
                Map.of("segmentation.home", folder.resolve("home").toString()),
                folder);

        assertThat(Configuration.load(environment).figures()).isEqualTo(folder.resolve("home/images"));
    }

    @Test
    void readsTheFileThatTheEnvironmentNames() throws IOException {
        Files.writeString(folder.resolve("autre.yml"), "PORT: 9003\n");

        assertThat(load(Map.of("SEGMENTATION_CONFIG", "autre.yml")).port()).isEqualTo(9003);
        assertThatThrownBy(() -> load(Map.of("SEGMENTATION_CONFIG", "absent.yml")))
                .isInstanceOfSatisfying(
                        WrongSetting.class, e -> assertThat(e.code()).isEqualTo("configuration_missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 70000 | setting_not_a_number",
                "PORT | huit | setting_not_a_number",
                "LOG_DAYS | 0 | setting_not_a_number",
                "APP_ENV | staging | setting_not_allowed",
                "APP_DEBUG | oui | setting_not_allowed",
                "LOG_FORMAT | xml | setting_not_allowed",
                "ADDRESS | une adresse | setting_not_allowed",
                "SEGMENT_LABELS | S1,,S3 | label_empty",
                "SEGMENT_LABELS | S1,S2,S1 | label_repeated",
                "COMMERCIAL_OFFERS | S1 | offers_unreadable",
                "COMMERCIAL_OFFERS | {\"S1\": 3} | offers_unreadable"
            })
    void refusesAValueThatMakesNoSense(String setting, String value, String code) {
        assertThatThrownBy(() -> load(Map.of(setting, value))).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("refusal." + code, e.params()))
                        .contains(setting);
            }
        });
    }

    @Test
    void refusesMoreLabelsThanSegmentsCanBe() {
        String labels = String.join(
                ",",
                java.util.stream.IntStream.rangeClosed(1, 101)
                        .mapToObj(Integer::toString)
                        .toList());

        assertThatThrownBy(() -> load(Map.of("SEGMENT_LABELS", labels)))
                .isInstanceOfSatisfying(
                        WrongSetting.class, e -> assertThat(e.code()).isEqualTo("too_many_labels"));
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        Files.writeString(file, "PORT: 8080\nLOG_DAYS: [1\n");

        assertThatThrownBy(() -> load(Map.of())).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo("configuration_unreadable");
            assertThat(e.params()).containsEntry("line", 3);
        });
    }

    @Test
    void refusesASettingThatDoesNotExist() throws IOException {
        Files.writeString(file, "PROT: 8080\n");

        assertThatThrownBy(() -> load(Map.of())).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo("unknown_setting");
            assertThat(e.params()).containsEntry("setting", "PROT");
        });
    }

    @Test
    void knowsWhichDatabaseAndHidesItsPassword() throws IOException {
        Files.writeString(folder.resolve("secret"), "s3cret\n");
        Configuration configuration = load(Map.of(
                "STATE_URL", "jdbc:postgresql://db:6432/segments",
                "STATE_USER", "amel",
                "STATE_PASSWORD", "an0ther",
                "STATE_PASSWORD_FILE", "secret"));

        assertThat(configuration.state().postgres())
                .isEqualTo(PostgresAddress.parse("jdbc:postgresql://db:6432/segments", "amel", "s3cret"));
        assertThat(configuration.toString()).doesNotContain("s3cret", "an0ther");
        assertThat(configuration.isSet(Setting.STATE_PASSWORD)).isTrue();
        assertThat(configuration.secretFiles()).containsExactly(folder.resolve("secret"));
    }

    @Test
    void knowsWhoTellsWhoSomebodyIs() throws IOException {
        Files.writeString(folder.resolve("secret"), "s3cret\n");
        Files.writeString(
                file, "OIDC_ROLES:\n  lecteurs: viewer\n  /Télécom/analystes: analyst\nOIDC_SCOPES: [groups, email]\n");
        Configuration configuration = load(Map.of(
                "OIDC_ISSUER", "https://sso.exemple.tn/realms/telecom",
                "OIDC_CLIENT_ID", "segmentation",
                "OIDC_CLIENT_SECRET", "an0ther",
                "OIDC_CLIENT_SECRET_FILE", "secret",
                "PUBLIC_URL", "https://segments.exemple.tn/"));

        assertThat(configuration.provider())
                .isEqualTo(new IdentityProvider(
                        "https://sso.exemple.tn/realms/telecom",
                        new IdentityProvider.Client("segmentation", "s3cret"),
                        List.of("openid", "groups", "email"),
                        "groups",
                        Map.of("lecteurs", "viewer", "/Télécom/analystes", "analyst"),
                        "sso.exemple.tn",
                        "https://segments.exemple.tn"));
        assertThat(configuration.toString()).doesNotContain("s3cret", "an0ther");
        assertThat(configuration.secretFiles()).containsExactly(folder.resolve("secret"));
        assertThat(load(Map.of()).provider()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_GROUPS_CLAIM", "OIDC_ROLES", "PUBLIC_URL"})
    void refusesAProviderOfWhichSomethingIsMissing(String missing) throws IOException {
        Files.writeString(file, missing + ": " + (missing.equals("OIDC_ROLES") ? "{}" : "''") + "\n");
        Map<String, String> settings = provider();
        settings.remove(missing);

        assertThatThrownBy(() -> load(settings)).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo("setting_missing");
            assertThat(e.params()).containsEntry("setting", missing).containsEntry("because", "OIDC_ISSUER");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OIDC_ISSUER | http://sso.exemple.tn | oidc_issuer",
                "OIDC_ISSUER | http://127.0.0.1.exemple.tn | oidc_issuer",
                "OIDC_ISSUER | sso.exemple.tn | oidc_issuer",
                "OIDC_ISSUER | file:///etc/passwd | oidc_issuer",
                "OIDC_ISSUER | https://sso.exemple.tn?x=1 | oidc_issuer",
                "OIDC_ISSUER | https://amel:s3cret@sso.exemple.tn | oidc_issuer",
                "OIDC_ISSUER | https://%zz/ | oidc_issuer",
                "OIDC_ROLES | lecteurs | oidc_roles",
                "OIDC_ROLES | null | oidc_roles",
                "OIDC_ROLES | {\"lecteurs\": \"reader\"} | oidc_roles",
                "OIDC_ROLES | {\"lecteurs\": [\"viewer\"]} | oidc_roles",
                "OIDC_ROLES | {\" \": \"viewer\"} | oidc_roles",
                "OIDC_SCOPES | é | setting_not_allowed",
                "OIDC_CLIENT_SECRET_FILE | absent | secret_unreadable"
            })
    void refusesAProviderThatMakesNoSense(String setting, String value, String code) {
        Map<String, String> settings = provider();
        settings.put(setting, value);

        assertThatThrownBy(() -> load(settings)).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("refusal." + code, e.params()))
                        .contains(setting)
                        .doesNotContain("s3cret");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000/realms/x", "http://[::1]:9000"})
    void takesAProviderOfThisMachineWithoutTls(String issuer) {
        Map<String, String> settings = provider();
        settings.put("OIDC_ISSUER", issuer);

        assertThat(load(settings).provider())
                .extracting(IdentityProvider::isEncrypted)
                .isEqualTo(false);
    }

    /** The roles of groups are written in settings as they are everywhere. */
    @Test
    void knowsTheRolesThatThereAre() {
        assertThat(IdentityProvider.ROLES)
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Role::word).toList());
    }

    private static Map<String, String> provider() {
        return new HashMap<>(Map.of(
                "OIDC_ISSUER", "https://sso.exemple.tn",
                "OIDC_CLIENT_ID", "segmentation",
                "OIDC_CLIENT_SECRET", "an0ther",
                "OIDC_ROLES", "{\"lecteurs\": \"viewer\"}",
                "PUBLIC_URL", "https://segments.exemple.tn"));
    }

    @Test
    void hasTheKeyOfTokensBesideTheDatabaseUnlessItIsSharedElsewhere() {
        assertThat(load(Map.of("STATE_PATH", "state")).customerKey())
                .isEqualTo(folder.resolve("state").resolve("customer-tokens.json"));
        assertThat(load(Map.of("STATE_PATH", "state", "CUSTOMER_KEY_FILE", "shared/key"))
                        .customerKey())
                .isEqualTo(folder.resolve("shared").resolve("key"));
    }

    @Test
    void repeatsNothingOfAnAddressThatItDoesNotUnderstand() {
        Map<String, String> variables =
                Map.of("STATE_URL", "jdbc:postgresql://db/segments?password=s3cret", "STATE_USER", "amel");

        assertThatThrownBy(() -> load(variables)).isInstanceOfSatisfying(WrongSetting.class, e -> {
            assertThat(e.code()).isEqualTo("state_url");
            assertThat(Messages.in(Language.FRENCH).text("refusal.state_url", e.params()))
                    .doesNotContain("s3cret");
        });
        assertThat(new Doctor(new Environment(variables, Map.of(), folder), List.of())
                        .examine()
                        .settings()
                        .toString())
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"STATE_USER, '', setting_missing", "STATE_PASSWORD_FILE, nowhere, secret_unreadable"})
    void asksForWhatADatabaseNeeds(String setting, String value, String code) {
        Map<String, String> variables =
                new HashMap<>(Map.of("STATE_URL", "jdbc:postgresql://db/segments", "STATE_USER", "amel"));
        variables.put(setting, value);

        assertThatThrownBy(() -> load(variables))
                .isInstanceOfSatisfying(
                        WrongSetting.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void findsEverySettingWithItsDefaultInTheExample() throws IOException {
        Path example = Path.of("..", "segmentation.example.yml");
        Files.copy(example, file);

        Configuration configuration = load(Map.of());
        Configuration initial = Configuration.load(new Environment(Map.of(), Map.of(), folder.resolve("elsewhere")));

        assertThat(configuration.sources().values()).extracting(Sourced::origin).containsOnly(Origin.FILE);
        for (Setting setting : Setting.values()) {
            if (setting != Setting.COMMERCIAL_OFFERS) {
                assertThat(configuration.sources().get(setting).text()).isEqualTo(setting.initial());
            }
        }
        Offers offers = configuration.offers();
        for (String segment : initial.offers().segments()) {
            assertThat(offers.of(segment)).isEqualTo(initial.offers().of(segment));
        }
    }

    @ParameterizedTest
    @CsvSource({"fr_TN.UTF-8, FRENCH", "en_US.UTF-8, ENGLISH", "ar_TN.UTF-8, FRENCH", "C.UTF-8, FRENCH", "'', FRENCH"})
    void takesTheLanguageFromTheLocale(String lang, Language language) {
        assertThat(new Environment(Map.of("LANG", lang), Map.of(), folder).language())
                .isEqualTo(language);
    }

    @Test
    void prefersTheLanguageThatTheLauncherNames() {
        Environment environment =
                new Environment(Map.of("LC_ALL", "C.UTF-8"), Map.of("segmentation.language", "en"), folder);

        assertThat(environment.language()).isEqualTo(Language.ENGLISH);
    }

    private Configuration load(Map<String, String> variables) {
        return Configuration.load(new Environment(variables, Map.of(), folder));
    }
}
