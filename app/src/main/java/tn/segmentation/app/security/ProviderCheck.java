package tn.segmentation.app.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Configuration.AppStage;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.IdentityProvider;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Setting;

/**
 * Whether sign-in with an OpenID provider is configured as somebody will have meant it. The provider itself is not
 * asked; what cannot be at all is refused where settings are read.
 */
public final class ProviderCheck implements Doctor.Check {

    private static final List<Setting> OTHERS = List.of(
            Setting.OIDC_CLIENT_ID,
            Setting.OIDC_CLIENT_SECRET,
            Setting.OIDC_CLIENT_SECRET_FILE,
            Setting.OIDC_ROLES,
            Setting.OIDC_NAME);

    @Override
    public List<Problem> examine(Configuration configuration) {
        IdentityProvider provider = configuration.provider();
        if (provider == null) {
            String set = OTHERS.stream()
                    .filter(configuration::isSet)
                    .map(Setting::name)
                    .collect(Collectors.joining(", "));
            boolean isMeant = !set.isEmpty() && !configuration.isSet(Setting.OIDC_ISSUER);
            return isMeant ? List.of(warning("oidc_without_issuer", Map.of("settings", set))) : List.of();
        }
        // In production that is an error, and another check says so.
        return provider.isEncrypted() || configuration.stage() == AppStage.PRODUCTION
                ? List.of()
                : List.of(warning("oidc_without_tls", Map.of("issuer", provider.issuer())));
    }

    private static Problem warning(String code, Map<String, Object> params) {
        return new Problem(Severity.WARNING, code, params);
    }
}
