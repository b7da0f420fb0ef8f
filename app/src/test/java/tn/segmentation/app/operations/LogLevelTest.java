package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLevelTest {

    @Test
    void countsAtOnceAndSaysWhoChangedItWhicheverSaysMore() {
        LogLevel before = LogLevel.current();
        Logger logger = (Logger) LoggerFactory.getLogger(LogLevel.class);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        try {
            LogLevel.INFO.set("amel");
            heard.list.clear();
            LogLevel.DEBUG.set("amel");
            assertThat(logger.isDebugEnabled()).isTrue();
            LogLevel.ERROR.set("amel");
            assertThat(logger.isWarnEnabled()).isFalse();
            LogLevel.ERROR.set("sami");
            LogLevel.WARN.set("sami");

            assertThat(heard.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "the level of the log is DEBUG instead of INFO, by amel",
                            "the level of the log is ERROR instead of DEBUG, by amel",
                            "the level of the log is WARN instead of ERROR, by sami");
        } finally {
            logger.detachAppender(heard);
            before.set("the test");
        }
    }

    @Test
    void knowsItsWordsAndNoOther() {
        for (LogLevel level : LogLevel.values()) {
            assertThat(LogLevel.named(level.word())).contains(level);
        }
        assertThat(LogLevel.named("trace")).isEmpty();
        assertThat(LogLevel.named("off")).isEmpty();
    }
}
