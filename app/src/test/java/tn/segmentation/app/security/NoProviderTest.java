package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;

class NoProviderTest {

    @TempDir
    Path home;

    @Test
    void isNotThereWhereThereIsNoProvider() {
        AccessSettings settings = new AccessSettings(
                AccessSettings.Endpoints.SIGNED_IN,
                AccessSettings.Cookies.ANY,
                new AccessSettings.Limits(0, 1),
                null,
                null);
        Clock clock = Clock.systemUTC();
        Users users = UserFixtures.open(home);
        SignIn signIn = new SignIn(
                users,
                settings,
                clock,
                new SignIn.Sessions(
                        new NullSecurityContextRepository(),
                        (authentication, request, response) -> {},
                        new NullRequestCache()));
        ProviderSignIn none = new ProviderSignIn(users, settings, clock, signIn);
        SignIn.Exchange exchange = new SignIn.Exchange(new MockHttpServletRequest(), new MockHttpServletResponse());

        assertThat(none.name()).isEmpty();
        assertThatThrownBy(() -> none.depart(exchange)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> none.arrive(exchange)).isInstanceOf(IllegalStateException.class);
    }
}
