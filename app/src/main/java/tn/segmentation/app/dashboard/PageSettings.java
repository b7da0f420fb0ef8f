package tn.segmentation.app.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import tn.segmentation.app.security.AccessSettings;
import tn.segmentation.app.security.AccessSettings.Cookies;
import tn.segmentation.app.security.Users;

/**
 * What all pages share: language, theme, and the files they load. Those files are served under names that hold a hash
 * of what is in them, so that browsers keep them for good.
 */
@Configuration(proxyBeanMethods = false)
class PageSettings implements WebMvcConfigurer {

    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Users users;
    private final Cookies cookies;

    PageSettings(Users users, AccessSettings settings) {
        this.users = users;
        this.cookies = settings.cookies();
    }

    @Bean
    LocaleResolver localeResolver() {
        return new ReaderLanguage(cookies);
    }

    @Bean
    MessageSource messageSource() {
        return new PageTexts();
    }

    /** Makes links of templates name the hash. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> hashedLinks() {
        return new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ReaderChoices(localeResolver(), users, cookies))
                .excludePathPatterns("/css/**", "/img/**", "/js/**", "/vendor/**", "/api/**", "/v3/**", "/actuator/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : List.of("css", "img", "vendor")) {
            serve(registry, folder, new VersionResourceResolver().addContentVersionStrategy("/**"));
        }
        // modules import each other by relative paths: one version for all of them, in the folder's place
        serve(registry, "js", new VersionResourceResolver().addFixedVersionStrategy(digest("js"), "/**"));
    }

    private static void serve(ResourceHandlerRegistry registry, String folder, VersionResourceResolver versions) {
        registry.addResourceHandler("/" + folder + "/**")
                .addResourceLocations("classpath:/static/" + folder + "/")
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addResolver(new SmallestForm())
                .addResolver(versions);
    }

    private static String digest(String folder) {
        StringBuilder digests = new StringBuilder();
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:/static/" + folder + "/*");
            Arrays.sort(files, Comparator.comparing(f -> String.valueOf(f.getFilename())));
            for (Resource file : files) {
                try (InputStream in = file.getInputStream()) {
                    digests.append(DigestUtils.md5DigestAsHex(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("/static/" + folder, e);
        }
        return DigestUtils.md5DigestAsHex(digests.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
