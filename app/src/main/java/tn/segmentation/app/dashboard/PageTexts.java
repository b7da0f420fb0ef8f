package tn.segmentation.app.dashboard;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

/**
 * The product's texts as templates ask for them: {@code #{web.title}}. Texts that name values are not for templates.
 */
final class PageTexts extends AbstractMessageSource {

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        String text = resolveCodeWithoutArguments(code, locale);
        return text == null ? null : new MessageFormat("'" + text.replace("'", "''") + "'", locale);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        return messages.has(code) ? messages.text(code) : null;
    }
}
