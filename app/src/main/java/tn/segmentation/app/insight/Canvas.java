package tn.segmentation.app.insight;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Language.Direction;

/**
 * Where a figure is drawn: black on white, hairlines, text that fits. Knows how numbers on an axis are written. For who
 * reads from right to left everything stands on the other side; drawings themselves know only one.
 */
final class Canvas {

    static final int WIDTH = 1200;
    static final int HEIGHT = 800;

    static final Color TEXT = new Color(0x1A1A1A);
    static final Color MUTED = new Color(0x555555);
    static final Color OUTLINE = new Color(0x333333);
    static final Color HAIRLINE = new Color(0xD0D0D0);
    static final double LABEL = 20;
    static final double SMALL = 16;
    static final double BADGE = 42;

    private static final double WIDEST_BADGE = 180;
    private static final Font BADGE_FONT = FigureFont.bold(18);

    /** Which point of a text stands at the given place. */
    enum Align {
        LEFT,
        CENTRE,
        RIGHT;

        private Align mirrored() {
            return this == LEFT ? RIGHT : this == RIGHT ? LEFT : CENTRE;
        }
    }

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Graphics2D graphics;
    private final Formats formats;
    private final AffineTransform placed;
    private final boolean isMirrored;

    Canvas(Graphics2D graphics, Formats formats) {
        this.graphics = graphics;
        this.formats = formats;
        this.isMirrored = formats.direction() == Direction.RIGHT_TO_LEFT;
        this.placed = isMirrored ? new AffineTransform(-1, 0, 0, 1, WIDTH, 0) : new AffineTransform();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Formats formats() {
        return formats;
    }

    static Color colour(String hex) {
        return Color.decode(hex);
    }

    /** Black or white, whichever is easier to read on that colour. */
    static Color on(Color fill) {
        double luminance =
                0.2126 * linear(fill.getRed()) + 0.7152 * linear(fill.getGreen()) + 0.0722 * linear(fill.getBlue());
        return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? TEXT : Color.WHITE;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }

    void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(placed(shape));
    }

    void stroke(Shape shape, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(placed(shape));
    }

    private Shape placed(Shape shape) {
        return isMirrored ? placed.createTransformedShape(shape) : shape;
    }

    /** A fill with a dark outline: light colours need it on white. */
    void outlined(Shape shape, Color colour) {
        fill(shape, colour);
        stroke(shape, OUTLINE, 1.25);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, double width) {
        stroke(new Line2D.Double(x1, y1, x2, y2), colour, width);
    }

    static double width(String text, Font font) {
        return FigureText.of(text, font, Direction.LEFT_TO_RIGHT).width();
    }

    /** Writes on a base line. */
    void text(String text, double x, double baseline, Align align, Font font, Color colour) {
        FigureText line = FigureText.of(text, font, formats.direction());
        double at = isMirrored ? WIDTH - x : x;
        double shift = switch (isMirrored ? align.mirrored() : align) {
            case LEFT -> 0;
            case CENTRE -> line.width() / 2;
            case RIGHT -> line.width();
        };
        graphics.setColor(colour);
        line.draw(graphics, at - shift, baseline);
    }

    /** Writes so that capitals and figures are centred on a height. */
    void middle(String text, double x, double y, Align align, Font font, Color colour) {
        LineMetrics metrics = font.getLineMetrics("0", EXACT);
        double capital = metrics.getAscent() * 0.76;
        text(text, x, y + capital / 2, align, font, colour);
    }

    /** How wide badges have to be for these names. */
    static double badgeWidth(List<String> names) {
        double widest = BADGE;
        for (String name : names) {
            widest = Math.max(widest, width(name, BADGE_FONT) + 20);
        }
        return Math.min(WIDEST_BADGE, widest);
    }

    /** Writes a name on its colour, centred. */
    void badge(String name, double x, double y, double width, double height, Color colour) {
        outlined(new RoundRectangle2D.Double(x - width / 2, y - height / 2, width, height, height, height), colour);
        middle(shorten(name, BADGE_FONT, width - 8), x, y, Align.CENTRE, BADGE_FONT, on(colour));
    }

    /** Breaks a text at blanks into at most {@code most} lines; what does not fit ends in an ellipsis. */
    static List<String> wrap(String text, Font font, double width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer, font) <= width || lines.size() == most - 1) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        return lines.stream().map(each -> shorten(each, font, width)).toList();
    }

    /** Cuts a text that is too wide. */
    static String shorten(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(text.substring(0, end) + "…", font) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
