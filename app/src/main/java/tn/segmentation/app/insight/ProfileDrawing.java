package tn.segmentation.app.insight;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line per series across the categories, around zero; the name of each stands at its end. */
final class ProfileDrawing {

    private static final double AXIS = 64;
    private static final double LEADS = 70;
    private static final double NAMES = 62;
    private static final double DOT = 7;
    private static final Font TICK = FigureFont.regular(Canvas.SMALL);

    private final Canvas canvas;
    private final Figure figure;
    private final Rectangle2D area;
    private final Scale heights;
    private final double badge;
    private final double right;
    private final double step;

    private ProfileDrawing(Canvas canvas, Figure figure, Rectangle2D area) {
        this.canvas = canvas;
        this.figure = figure;
        this.area = area;
        this.heights = Scale.aroundZero(DivergingColours.limit(figure), area.getMaxY() - NAMES, area.getMinY() + 28);
        this.badge = Canvas.badgeWidth(
                figure.series().stream().map(Figure.Series::name).toList());
        this.right = area.getMaxX() - badge - LEADS;
        this.step = (right - area.getMinX() - AXIS) / figure.categories().size();
    }

    static void draw(Canvas canvas, Figure figure, Rectangle2D area) {
        ProfileDrawing drawing = new ProfileDrawing(canvas, figure, area);
        drawing.axes();
        for (Figure.Series series : figure.series()) {
            drawing.line(series);
        }
        for (Figure.Series series : figure.series()) {
            drawing.dots(series);
        }
        drawing.badges();
    }

    private double x(int category) {
        return area.getMinX() + AXIS + step * (category + 0.5);
    }

    private void axes() {
        for (double tick : heights.ticks()) {
            double y = heights.at(tick);
            boolean zero = tick == 0;
            canvas.line(area.getMinX() + AXIS, y, right, y, zero ? Canvas.OUTLINE : Canvas.HAIRLINE, zero ? 1.5 : 1);
            String text = canvas.formats().signed(tick, heights.decimals());
            canvas.middle(text, area.getMinX() + AXIS - 12, y, Canvas.Align.RIGHT, TICK, Canvas.MUTED);
        }
        canvas.text(figure.unit(), area.getMinX(), area.getMinY() + 6, Canvas.Align.LEFT, TICK, Canvas.MUTED);
        Font font = FigureFont.regular(step < 110 ? Canvas.SMALL : Canvas.LABEL);
        for (int c = 0; c < figure.categories().size(); c++) {
            double baseline = area.getMaxY() - NAMES + 30;
            for (String line : Canvas.wrap(figure.categories().get(c), font, step - 8, 2)) {
                canvas.text(line, x(c), baseline, Canvas.Align.CENTRE, font, Canvas.TEXT);
                baseline += 24;
            }
        }
    }

    /** A light colour is too thin as a line: a dark casing carries it. */
    private void line(Figure.Series series) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int c = 0; c < series.values().size(); c++) {
            Double value = series.values().get(c);
            if (value != null && drawing) {
                path.lineTo(x(c), heights.at(value));
            } else if (value != null) {
                path.moveTo(x(c), heights.at(value));
            }
            drawing = value != null;
        }
        canvas.stroke(path, Canvas.OUTLINE, 6);
        canvas.stroke(path, colour(series), 4);
    }

    private void dots(Figure.Series series) {
        for (int c = 0; c < series.values().size(); c++) {
            Double value = series.values().get(c);
            if (value != null) {
                canvas.outlined(circle(x(c), heights.at(value), DOT), colour(series));
            }
        }
    }

    private void badges() {
        List<Figure.Series> ordered = new ArrayList<>(figure.series());
        ordered.removeIf(series -> last(series) == null);
        ordered.sort(Comparator.comparingDouble(this::end));
        List<Double> places =
                Spread.apart(ordered.stream().map(this::end).toList(), Canvas.BADGE + 4, heights.to(), heights.from());
        for (int i = 0; i < ordered.size(); i++) {
            double x = area.getMaxX() - badge / 2;
            double lastX = x(figure.categories().size() - 1) + DOT + 2;
            canvas.line(lastX, end(ordered.get(i)), right + 20, places.get(i), Canvas.OUTLINE, 1);
            canvas.line(right + 20, places.get(i), x, places.get(i), Canvas.OUTLINE, 1);
            canvas.badge(ordered.get(i).name(), x, places.get(i), badge, Canvas.BADGE, colour(ordered.get(i)));
        }
    }

    private double end(Figure.Series series) {
        Double value = last(series);
        return heights.at(value == null ? 0 : value);
    }

    private static @Nullable Double last(Figure.Series series) {
        return series.values().isEmpty()
                ? null
                : series.values().get(series.values().size() - 1);
    }

    private static Color colour(Figure.Series series) {
        return Canvas.colour(series.colours().get(0));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
