package tn.segmentation.app.insight;

import java.awt.Font;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A ring of the categories, clockwise from the top, each with its label beside it. */
final class DonutDrawing {

    private static final double HOLE = 0.58;
    private static final double LABEL_HEIGHT = 62;
    private static final Font NAME = FigureFont.bold(24);
    private static final Font VALUE = FigureFont.regular(Canvas.LABEL);

    private DonutDrawing() {}

    /** A label: where its slice is, and the height that it gets. */
    private record Label(String name, String text, double angle, double height) {

        boolean right() {
            return Math.sin(angle) >= 0;
        }
    }

    static void draw(Canvas canvas, Figure figure, Rectangle2D area) {
        Figure.Series series = figure.series().get(0);
        double total = 0;
        for (Double value : series.values()) {
            total += value == null ? 0 : value;
        }
        double radius = area.getHeight() / 2 - 14;
        double x = area.getCenterX();
        double y = area.getCenterY();
        double start = 0;
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < series.values().size(); i++) {
            Double value = series.values().get(i);
            double sweep = value == null || total == 0 ? 0 : value / total * 360;
            Area slice = slice(new Point2D.Double(x, y), radius, start, sweep);
            canvas.outlined(slice, Canvas.colour(series.colours().get(i)));
            double angle = Math.toRadians(start + sweep / 2);
            double height = y - Math.cos(angle) * radius;
            labels.add(new Label(figure.categories().get(i), series.texts().get(i), angle, height));
            start += sweep;
        }
        side(canvas, labels.stream().filter(Label::right).toList(), area, radius);
        side(canvas, labels.stream().filter(label -> !label.right()).toList(), area, radius);
    }

    private static Area slice(Point2D center, double radius, double start, double sweep) {
        Arc2D pie = new Arc2D.Double(square(center, radius), 90 - start, -sweep, Arc2D.PIE);
        Rectangle2D hole = square(center, radius * HOLE);
        Area slice = new Area(pie);
        slice.subtract(new Area(new Ellipse2D.Double(hole.getX(), hole.getY(), hole.getWidth(), hole.getHeight())));
        return slice;
    }

    private static Rectangle2D square(Point2D center, double half) {
        return new Rectangle2D.Double(center.getX() - half, center.getY() - half, 2 * half, 2 * half);
    }

    /** Labels of one side, pushed apart where slices are thin. */
    private static void side(Canvas canvas, List<Label> labels, Rectangle2D area, double radius) {
        List<Label> ordered = labels.stream()
                .sorted(Comparator.comparingDouble(Label::height))
                .toList();
        List<Double> heights = Spread.apart(
                ordered.stream().map(Label::height).toList(),
                Math.min(LABEL_HEIGHT, area.getHeight() / Math.max(1, ordered.size())),
                area.getMinY() + 20,
                area.getMaxY() - 30);
        for (int i = 0; i < ordered.size(); i++) {
            label(canvas, ordered.get(i), heights.get(i), area, radius);
        }
    }

    private static void label(Canvas canvas, Label label, double height, Rectangle2D area, double radius) {
        int side = label.right() ? 1 : -1;
        double edgeX = area.getCenterX() + Math.sin(label.angle()) * radius;
        double edgeY = area.getCenterY() - Math.cos(label.angle()) * radius;
        double textX = area.getCenterX() + side * (radius + 56);
        double bendX = textX - side * 10;
        canvas.line(edgeX, edgeY, bendX - side * 20, height, Canvas.OUTLINE, 1);
        canvas.line(bendX - side * 20, height, bendX, height, Canvas.OUTLINE, 1);
        Canvas.Align align = label.right() ? Canvas.Align.LEFT : Canvas.Align.RIGHT;
        double room = area.getWidth() / 2 - radius - 56;
        canvas.text(Canvas.shorten(label.name(), NAME, room), textX, height + 8, align, NAME, Canvas.TEXT);
        canvas.text(label.text(), textX, height + 34, align, VALUE, Canvas.TEXT);
    }
}
