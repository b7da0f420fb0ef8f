package tn.segmentation.app.insight;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** A box with whiskers per category, on one scale from zero, and the numbers that it is drawn from beside it. */
final class BoxDrawing {

    private static final double GAP = 32;
    private static final double COLUMN = 86;
    private static final double HEADER = 40;
    private static final double AXIS = 44;
    private static final double TALLEST = 96;
    private static final Font TICK = FigureFont.regular(Canvas.SMALL);

    private final Canvas canvas;
    private final Figure figure;
    private final Rectangle2D area;
    private final Scale scale;
    private final double height;
    private final double badge;

    private BoxDrawing(Canvas canvas, Figure figure, Rectangle2D area) {
        this.canvas = canvas;
        this.figure = figure;
        this.area = area;
        double lowest = 0;
        double highest = 0;
        for (Figure.Series series : figure.series()) {
            for (Double value : series.values()) {
                lowest = value == null ? lowest : Math.min(lowest, value);
                highest = value == null ? highest : Math.max(highest, value);
            }
        }
        this.badge = Canvas.badgeWidth(figure.categories());
        double right = area.getMaxX() - COLUMN * figure.series().size() - 24;
        this.scale = Scale.fromZero(lowest, highest, area.getMinX() + badge + GAP, right);
        this.height = Math.min(
                TALLEST,
                (area.getHeight() - HEADER - AXIS) / figure.categories().size());
    }

    static void draw(Canvas canvas, Figure figure, Rectangle2D area) {
        BoxDrawing drawing = new BoxDrawing(canvas, figure, area);
        drawing.axis();
        drawing.header();
        for (int c = 0; c < figure.categories().size(); c++) {
            drawing.row(c);
        }
    }

    private double top() {
        return area.getMinY() + HEADER;
    }

    private void axis() {
        double bottom = top() + height * figure.categories().size();
        for (double tick : scale.ticks()) {
            double x = scale.at(tick);
            boolean zero = tick == 0;
            canvas.line(x, top(), x, bottom, zero ? Canvas.OUTLINE : Canvas.HAIRLINE, zero ? 1.5 : 1);
            String text = canvas.formats().decimal(tick, scale.decimals());
            canvas.text(text, x, bottom + 22, Canvas.Align.CENTRE, TICK, Canvas.MUTED);
        }
        canvas.text(figure.unit(), scale.to(), bottom + 44, Canvas.Align.RIGHT, TICK, Canvas.MUTED);
    }

    private void header() {
        for (int q = 0; q < figure.series().size(); q++) {
            String name = figure.series().get(q).name();
            canvas.text(name, column(q), top() - 14, Canvas.Align.RIGHT, TICK, Canvas.MUTED);
        }
        canvas.line(scale.to() + 24, top(), area.getMaxX(), top(), Canvas.HAIRLINE, 1);
    }

    private double column(int quantile) {
        return area.getMaxX() - COLUMN * (figure.series().size() - 1 - quantile);
    }

    private void row(int category) {
        double y = top() + height * (category + 0.5);
        double size = Math.min(Canvas.LABEL, height * 0.7);
        Color colour = Canvas.colour(figure.series().get(0).colours().get(category));
        double tall = Math.min(Canvas.BADGE, height - 6);
        canvas.badge(figure.categories().get(category), area.getMinX() + badge / 2, y, badge, tall, colour);
        for (int q = 0; q < figure.series().size(); q++) {
            Font font = q == figure.series().size() / 2 ? FigureFont.bold(size) : FigureFont.regular(size);
            String text = figure.series().get(q).texts().get(category);
            canvas.middle(text, column(q), y, Canvas.Align.RIGHT, font, Canvas.TEXT);
        }
        Double low = place(0, category);
        Double lower = place(1, category);
        Double median = place(2, category);
        Double upper = place(3, category);
        Double high = place(4, category);
        if (low == null || lower == null || median == null || upper == null || high == null) {
            return;
        }
        double half = height * 0.28;
        canvas.line(low, y, high, y, Canvas.OUTLINE, 2);
        canvas.line(low, y - half / 2, low, y + half / 2, Canvas.OUTLINE, 2);
        canvas.line(high, y - half / 2, high, y + half / 2, Canvas.OUTLINE, 2);
        canvas.outlined(new Rectangle2D.Double(lower, y - half, Math.max(1, upper - lower), 2 * half), colour);
        // on any of the colours: dark within white
        canvas.line(median, y - half, median, y + half, Color.WHITE, 7);
        canvas.line(median, y - half - 5, median, y + half + 5, Canvas.TEXT, 3);
    }

    private @Nullable Double place(int quantile, int category) {
        Double value = figure.series().get(quantile).values().get(category);
        return value == null ? null : scale.at(value);
    }
}
