package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Language.Direction;
import tn.segmentation.app.language.Messages;

/**
 * Letters of Arabic are joined, stand in the order in which they are read, and need no typeface of who looks at them.
 */
class FigureTextTest {

    private static final Font FONT = FigureFont.regular(40);
    private static final int WIDTH = 400;

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasALetterForWhateverAFigureSays(Language language) {
        String all = Figures.of(TelecomRun.summary(), Messages.in(language)).stream()
                .flatMap(figure -> Stream.of(
                        Stream.of(figure.title(), figure.note(), figure.unit()),
                        figure.categories().stream(),
                        figure.series().stream().flatMap(s -> Stream.concat(Stream.of(s.name()), s.texts().stream()))))
                .flatMap(texts -> texts)
                .reduce("", String::concat);

        assertThat(all.chars()
                        .filter(letter -> Character.getType(letter) != Character.FORMAT)
                        .filter(letter -> !FONT.canDisplay(letter))
                        .filter(letter -> !FigureFont.arabic(FONT).canDisplay(letter))
                        .mapToObj(Character::toString)
                        .distinct())
                .isEmpty();
        assertThat(all).hasSizeGreaterThan(500);
    }

    /** An alef is a tall stroke, a beh a low bowl: read first, the alef stands on the right. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void writesLettersOfArabicFromTheRightInAnyLine(Direction direction) {
        int[] heights = heights("\u0627\u0628", direction);
        int left = IntStream.range(0, WIDTH)
                .filter(x -> heights[x] > 0)
                .findFirst()
                .orElseThrow();
        int right = IntStream.range(0, WIDTH).filter(x -> heights[x] > 0).max().orElseThrow();

        assertThat(tallest(heights)).isGreaterThan((left + 2 * right) / 3);
    }

    /** Liberation Sans has a picture for U+200E, a stroke with an arrow. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void drawsNothingForMarksOfOrder(Direction direction) {
        assertThat(heights("\u200e\u2068\u2066\u2069", direction)).containsOnly(0);
        assertThat(heights("\u200e1,5", direction)).isEqualTo(heights("1,5", direction));
    }

    @Test
    void joinsLetters() {
        double alone = FigureText.of("\u0628", FONT, Direction.RIGHT_TO_LEFT).width();

        assertThat(FigureText.of("\u0628\u0628\u0628", FONT, Direction.RIGHT_TO_LEFT)
                        .width())
                .isLessThan(2.5 * alone);
    }

    /** In a line from right to left what is said first stands on the right, be it of the other direction. */
    @Test
    void ordersWordsByTheDirectionOfTheLine() {
        String alefThenLow = "\u0627 ___";

        int[] rightToLeft = heights(alefThenLow, Direction.RIGHT_TO_LEFT);
        int[] leftToRight = heights(alefThenLow, Direction.LEFT_TO_RIGHT);

        assertThat(tallest(rightToLeft)).isGreaterThan(tallest(leftToRight));
    }

    @Test
    void leavesNoLetterToTheTypefacesOfWhoOpensAnArabicSvg() throws Exception {
        Messages arabic = Messages.in(Language.ARABIC);
        for (Figure figure : Figures.of(TelecomRun.summary(), arabic)) {
            ByteArrayOutputStream svg = new ByteArrayOutputStream();
            FigureImages.svg(figure, arabic.formats(), svg);
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.toByteArray()));
            NodeList texts = document.getElementsByTagName("text");

            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(figure.title())
                    .containsPattern("\\p{IsArabic}");
            assertThat(texts.getLength()).isZero();
        }
    }

    private static int tallest(int[] heights) {
        return IntStream.range(0, WIDTH)
                .reduce((a, b) -> heights[a] >= heights[b] ? a : b)
                .orElseThrow();
    }

    /** Returns how many pixels are inked in each column. */
    private static int[] heights(String text, Direction direction) {
        BufferedImage image = new BufferedImage(WIDTH, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        FigureText.of(text, FONT, direction).draw(graphics, 100, 60);
        graphics.dispose();
        return IntStream.range(0, WIDTH)
                .map(x -> (int) IntStream.range(0, 100)
                        .filter(y -> (image.getRGB(x, y) & 0xFF) > 0x80)
                        .count())
                .toArray();
    }
}
