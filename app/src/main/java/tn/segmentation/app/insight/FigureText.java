package tn.segmentation.app.insight;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedString;
import java.text.Bidi;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language.Direction;

/**
 * A line of text of a figure. What the typeface of figures has no letters for is of {@link FigureFont#arabic}, joined
 * and in the order in which it is read, and drawn as outlines: whoever opens the file needs no typeface for it.
 */
final class FigureText {

    /** What only says in which order letters stand; the typeface of figures has letters for some of it. */
    private static final Pattern MARKS = Pattern.compile("\\p{Cf}");

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final String text;
    private final Font font;
    private final @Nullable TextLayout layout;

    private FigureText(String text, Font font, @Nullable TextLayout layout) {
        this.text = text;
        this.font = font;
        this.layout = layout;
    }

    /** Returns a text in which direction its line is read, whatever its first letter. */
    static FigureText of(String text, Font font, Direction direction) {
        char[] letters = text.toCharArray();
        boolean isPlain = direction == Direction.LEFT_TO_RIGHT
                && !Bidi.requiresBidi(letters, 0, letters.length)
                && firstMissing(letters, 0, font) == letters.length;
        return isPlain
                ? new FigureText(MARKS.matcher(text).replaceAll(""), font, null)
                : new FigureText(text, font, layout(letters, font, direction));
    }

    private static TextLayout layout(char[] letters, Font font, Direction direction) {
        AttributedString line = new AttributedString(new String(letters));
        line.addAttribute(TextAttribute.FONT, font);
        line.addAttribute(
                TextAttribute.RUN_DIRECTION,
                direction == Direction.RIGHT_TO_LEFT
                        ? TextAttribute.RUN_DIRECTION_RTL
                        : TextAttribute.RUN_DIRECTION_LTR);
        int from = firstMissing(letters, 0, font);
        while (from < letters.length) {
            int to = from + 1;
            while (to < letters.length && isMissing(letters[to], font)) {
                to++;
            }
            line.addAttribute(TextAttribute.FONT, FigureFont.arabic(font), from, to);
            from = firstMissing(letters, to, font);
        }
        return new TextLayout(line.getIterator(), EXACT);
    }

    private static int firstMissing(char[] letters, int from, Font font) {
        int at = from;
        while (at < letters.length && !isMissing(letters[at], font)) {
            at++;
        }
        return at;
    }

    /** What only says in which order letters stand is drawn by no typeface. */
    private static boolean isMissing(char letter, Font font) {
        return Character.getType(letter) != Character.FORMAT && !font.canDisplay(letter);
    }

    double width() {
        return layout == null ? font.getStringBounds(text, EXACT).getWidth() : layout.getAdvance();
    }

    /** Draws with the left end of its base line at a point, in the colour of the graphics. */
    void draw(Graphics2D graphics, double x, double baseline) {
        if (layout == null) {
            graphics.setFont(font);
            graphics.drawString(text, (float) x, (float) baseline);
        } else {
            graphics.fill(layout.getOutline(AffineTransform.getTranslateInstance(x, baseline)));
        }
    }
}
