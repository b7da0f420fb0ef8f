package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.app.dashboard.Trust.Measure;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

class HelpTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void explainsEachMeasureOfARunOnce(Language language) {
        Messages messages = Messages.in(language);
        List<String> explained = Help.parts(messages).stream()
                .flatMap(part -> part.terms().stream())
                .map(Help.Term::anchor)
                .toList();

        assertThat(explained)
                .doesNotHaveDuplicates()
                .containsAll(RunQuality.of(RunFixtures.telecom(), messages).stream()
                        .map(Measure::term)
                        .toList());
    }
}
