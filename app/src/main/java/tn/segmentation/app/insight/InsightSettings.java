package tn.segmentation.app.insight;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands between who asks about runs and who answers. */
@Configuration(proxyBeanMethods = false)
class InsightSettings {

    /** Without an order of its own it comes last, so that security has had its say. */
    @Bean
    FilterRegistrationBean<KeptAnswers> keptAnswers(RunSource runs) {
        FilterRegistrationBean<KeptAnswers> filter = new FilterRegistrationBean<>(new KeptAnswers(runs));
        filter.setUrlPatterns(KeptAnswers.PATHS);
        return filter;
    }
}
