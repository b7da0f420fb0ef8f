package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.insight.RunFixtures;

/** Every handler that there is stands in the table of routes, and every caller gets the answer written by hand. */
@WebTest
class RoutesTest {

    private static final Path EXPECTED = Path.of("src/test/resources/routes.txt");
    private static final String ERROR_PAGE = "GET /error";

    /** Handled by nobody: it makes a client that asks with OPTIONS or for a page of errors see a route. */
    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    private final ApplicationContext context;
    private final Users users;
    private final int port;

    RoutesTest(
            @Autowired ApplicationContext context,
            @Autowired RunFixtures runs,
            @Autowired Users users,
            @LocalServerPort int port) {
        this.context = context;
        this.users = users;
        this.port = port;
        runs.publish(RunFixtures.telecom());
    }

    @BeforeEach
    void makesSomebodyWhoIsDisabled() {
        if (users.named("disabled").isEmpty()) {
            UserFixtures.make(users, "disabled", Role.ADMINISTRATOR);
        }
    }

    @Test
    void hasEveryHandlerThatThereIsAndNoOther() {
        Set<String> table =
                Routes.TABLE.stream().map(RoutesTest::written).collect(Collectors.toCollection(TreeSet::new));

        assertThat(table).isEqualTo(handlers()).hasSize(Routes.TABLE.size());
    }

    @Test
    void writesDownWhatIsWrittenByHandAndWhateverChangesSomething() throws IOException {
        Map<String, String> acts = Routes.TABLE.stream()
                .collect(Collectors.toMap(
                        RoutesTest::written,
                        route -> route.act() == null ? "-" : route.act().word()));
        acts.remove(ERROR_PAGE);

        assertThat(acts).isEqualTo(column(2));
        assertThat(Routes.TABLE)
                .filteredOn(route -> !route.isForReading() && route.act() == null)
                .extracting(RoutesTest::written)
                .containsExactly("POST /api/v1/customers/count");
        assertThat(Routes.TABLE)
                .filteredOn(route -> route.permission() == Permission.ANALYSTS && route.act() == null)
                .extracting(RoutesTest::written)
                .as("what analysts may read and others may not has customers in it, but for these")
                .containsExactlyInAnyOrder(
                        "POST /api/v1/customers/count",
                        "GET /import",
                        "GET /api/v1/datasets",
                        "GET /exports",
                        "GET /api/v1/exports",
                        "GET /api/v1/held-exports",
                        "GET /api/v1/runs/{id}",
                        "GET /api/v1/runs/{id}/events",
                        "GET /api/v1/jobs",
                        "GET /api/v1/jobs/{id}");
        assertThat(Routes.TABLE)
                .filteredOn(route -> !route.isForReading() && route.act() != null)
                .filteredOn(route -> route.effort() == Route.Effort.USUAL)
                .extracting(Route::act)
                .allMatch(Act::isChange);
    }

    @Test
    void hasEveryRouteWrittenByHand() throws IOException {
        Set<String> byHand = new TreeSet<>(expected().keySet());
        byHand.add(ERROR_PAGE);

        assertThat(byHand)
                .isEqualTo(Routes.TABLE.stream().map(RoutesTest::written).collect(Collectors.toSet()));
    }

    @Test
    void answersEveryCallerAsWrittenByHand() throws IOException {
        List<String> deviations = new ArrayList<>();
        int answers = 0;
        for (Map.Entry<String, List<Integer>> row : expected().entrySet()) {
            String[] route = row.getKey().split(" ", 2);
            List<Site> callers = callers();
            for (int i = 0; i < callers.size(); i++) {
                int status = callers.get(i).send(route[0], path(route[1])).statusCode();
                answers++;
                if (status != row.getValue().get(i)) {
                    deviations.add(row.getKey() + ", caller " + i + ": " + status);
                }
            }
        }

        assertThat(deviations).isEmpty();
        assertThat(answers).isEqualTo(5 * (Routes.TABLE.size() - 1));
    }

    @Test
    void answersHeadAsGet() throws IOException {
        Site viewer = UserFixtures.as(Role.VIEWER, port);
        for (Map.Entry<String, List<Integer>> row : expected().entrySet()) {
            if (row.getKey().startsWith("GET ")) {
                String path = path(row.getKey().substring(4));
                assertThat(viewer.send("HEAD", path).statusCode())
                        .as(path)
                        .isEqualTo(row.getValue().get(1));
                assertThat(new Site(port).send("HEAD", path).statusCode())
                        .as(path)
                        .isEqualTo(row.getValue().get(0));
            }
        }
    }

    /** Nobody, one of each role, and somebody who was disabled while signed in. */
    private List<Site> callers() {
        users.enable("disabled");
        Site disabled = new Site(port).signedIn("disabled", UserFixtures.PASSWORD);
        users.disable("disabled", Instant.now());
        List<Site> callers = new ArrayList<>(List.of(new Site(port).on("/sign-in")));
        // A session of its own each: one of the routes ends it.
        Arrays.stream(Role.values())
                .forEach(role -> callers.add(new Site(port).signedIn(role.word(), UserFixtures.PASSWORD)));
        callers.add(disabled);
        return callers;
    }

    /** A path of the pattern at which there is nothing. */
    private static String path(String pattern) {
        return pattern.replace("**", "nothing").replace("{id}", "20261101T070000-0123456789ab");
    }

    private static Map<String, List<Integer>> expected() throws IOException {
        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        column(1)
                .forEach((route, codes) -> expected.put(
                        route,
                        Arrays.stream(codes.split(" ", -1))
                                .map(Integer::valueOf)
                                .toList()));
        return expected;
    }

    private static Map<String, String> column(int index) throws IOException {
        Map<String, String> column = new LinkedHashMap<>();
        for (String line : Files.readAllLines(EXPECTED)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\\|", -1);
                column.put(cells[0].strip().replaceAll(" +", " "), cells[index].strip());
            }
        }
        return column;
    }

    private static String written(Route route) {
        return route.method() + " " + route.pattern().getPatternString();
    }

    private Set<String> handlers() {
        Set<String> handlers = new TreeSet<>();
        for (HandlerMapping mapping :
                context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> {
                    Set<RequestMethod> verbs = info.getMethodsCondition().getMethods();
                    for (String pattern : info.getPatternValues()) {
                        (verbs.isEmpty() ? READING : verbs)
                                .stream()
                                        .filter(verb -> verb != RequestMethod.HEAD)
                                        .forEach(verb -> handlers.add(verb + " " + pattern));
                    }
                });
            } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
                urls.getHandlerMap().keySet().forEach(pattern -> handlers.add("GET " + pattern));
            } else if (!(mapping instanceof RouterFunctionMapping functions) || functions.getRouterFunction() != null) {
                handlers.add(mapping.getClass().getName());
            }
        }
        return handlers;
    }
}
